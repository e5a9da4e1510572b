import type { Page } from '@playwright/test';

/** Holds back what the page asks of these addresses, until the function is called that comes back. */
export async function hold(page: Page, url: string | RegExp): Promise<() => void> {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(url, async (route) => {
    await gate;
    // The page may be gone by then.
    await route.continue().catch(() => undefined);
  });
  return letGo;
}
