/** What a page reads its view from: the URL's search parameters. */
export type SearchParams = { get: (name: string) => string | null };

/** What the URL says at this moment, which may be ahead of what is rendered: what changes the view goes on from it. */
export function paramsNow(): SearchParams {
  return new URLSearchParams(window.location.search);
}

export const MAX_SEARCH_LENGTH = 255;

/** The page that `?page=` names, or a parameter of another name; the first for anything else. */
export function pageIn(params: SearchParams, name = 'page'): number {
  return Number(/^[1-9]\d{0,5}$/.exec(params.get(name) ?? '')?.[0] ?? '1');
}

/** What may be searched for by `?q=`. */
export function searchIn(params: SearchParams): string {
  return textIn(params, 'q', MAX_SEARCH_LENGTH);
}

/** A text in the URL, without what the API refuses: control characters are in no name. Empty when there is none. */
export function textIn(params: SearchParams, name: string, maxLength: number): string {
  const text = params.get(name) ?? '';
  const safe = text.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '').trim();
  return [...safe].slice(0, maxLength).join('');
}

/** The value that is one of those that can be; null for anything else. */
export function oneOf<T extends string>(values: readonly T[], value: string | null): T | null {
  return values.find((each) => each === value) ?? null;
}

/** The search parameters of a server component, as the browser's. */
export function fromPage(asked: Record<string, string | string[] | undefined>): SearchParams {
  return { get: (name) => [asked[name]].flat()[0] ?? null };
}

/** A path with its query; without one when there is nothing to say. */
export function hrefOf(path: string, query: Record<string, string>): string {
  const params = new URLSearchParams(query);
  return params.size > 0 ? `${path}?${params}` : path;
}
