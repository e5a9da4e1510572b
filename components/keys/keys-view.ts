/** What of the list is in view; it lives in the URL, so that reload and Back keep it. */
export type KeysView = { page: number; isShowingEnded: boolean };

export const KEYS_PAGE_SIZE = 50;

type SearchParams = { get: (name: string) => string | null };

/** Reads `?page=2&ended=1`; anything else in their place is the first page, without ended keys. */
export function readKeysView(params: SearchParams): KeysView {
  const page = /^[1-9]\d{0,5}$/.exec(params.get('page') ?? '')?.[0] ?? '1';
  return { page: Number(page), isShowingEnded: params.get('ended') === '1' };
}

/** The page's address with this view; what is usual is left out. */
export function keysHref(projectId: string, { page, isShowingEnded }: KeysView): string {
  const params = new URLSearchParams();
  if (page > 1) params.set('page', String(page));
  if (isShowingEnded) params.set('ended', '1');
  const query = params.size > 0 ? `?${params}` : '';
  return `/projects/${projectId}/keys${query}`;
}

export function isSameView(one: KeysView, other: KeysView): boolean {
  return one.page === other.page && one.isShowingEnded === other.isShowingEnded;
}
