import type { Page } from '@playwright/test';

/** Everything of a page in which a secret could linger, as text. */
export type Kept = {
  html: string;
  address: string;
  historyState: string;
  storage: string;
  queryCache: string;
};

/** Waits for React to take the page over: what the server sent is in sight before. */
export async function whatTheBrowserKeeps(page: Page): Promise<Kept> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main') ?? {}).some((name) =>
      name.startsWith('__reactFiber'),
    ),
  );
  return page.evaluate(() => {
    /** JSON of whatever it is: maps as lists, each object once, no functions. */
    function dump(value: unknown): string {
      const seen = new Set<unknown>();
      const plain = (_key: string, inner: unknown): unknown => {
        if (typeof inner !== 'object' || inner === null) return inner;
        if (seen.has(inner) || inner instanceof Node || inner === window) return undefined;
        seen.add(inner);
        return inner instanceof Map || inner instanceof Set ? [...inner] : inner;
      };
      return JSON.stringify(value, plain);
    }
    /** React hangs its tree on the DOM; the provider of the query client is above the page. */
    function findQueryClient(fiber: unknown): unknown {
      if (typeof fiber !== 'object' || fiber === null) throw new Error('No query client found');
      const props: unknown = Reflect.get(fiber, 'memoizedProps');
      if (typeof props === 'object' && props !== null && 'client' in props) return props.client;
      return findQueryClient(Reflect.get(fiber, 'return'));
    }
    function call(target: unknown, method: string): unknown {
      const called: unknown = Reflect.get(Object(target), method);
      if (typeof called !== 'function') throw new Error(`No ${method}`);
      return Reflect.apply(called, target, []);
    }
    const parts: [string, unknown][] = Object.entries(document.querySelector('main') ?? {});
    const fiber = parts.find(([name]) => name.startsWith('__reactFiber'))?.[1];
    const client = findQueryClient(fiber);
    const cached = (cache: string) => call(call(client, cache), 'getAll');
    return {
      html: document.documentElement.outerHTML,
      address: window.location.href,
      historyState: dump(window.history.state),
      storage: dump([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
      queryCache: dump([cached('getQueryCache'), cached('getMutationCache')]),
    };
  });
}
