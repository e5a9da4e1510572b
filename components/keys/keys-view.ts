import { hrefOf, oneOf, pageIn, searchIn, type SearchParams } from '@/components/ui/url-view';
import { ENVIRONMENTS, type Environment } from '@/lib/auth/principal';
import { SCOPES, type Scope } from '@/lib/auth/scopes';
import type { KeyRecord } from '@/lib/keys/schemas';

export type Status = KeyRecord['status'];

export const STATUSES: readonly Status[] = ['active', 'disabled', 'expired', 'revoked'];
export const SORTS = ['-created_at', 'created_at', 'name', 'last_used_at', 'expires_at'] as const;
export type Sort = (typeof SORTS)[number];

/** What of the list is in view; it lives in the URL, so that reload and Back keep it. A filter that is null lets everything through. */
export type KeysView = {
  page: number;
  isShowingEnded: boolean;
  q: string;
  environment: Environment | null;
  status: Status | null;
  scope: Scope | null;
  sort: Sort;
};

export const PLAIN_VIEW: KeysView = {
  page: 1,
  isShowingEnded: false,
  q: '',
  environment: null,
  status: null,
  scope: null,
  sort: '-created_at',
};

export const KEYS_PAGE_SIZE = 50;

/** Reads `?page=2&ended=1&q=ci&environment=live&status=active&scope=upload&sort=name`; what cannot be in their places is as if absent. */
export function readKeysView(params: SearchParams): KeysView {
  const status = oneOf(STATUSES, params.get('status'));
  return {
    page: pageIn(params),
    isShowingEnded: params.get('ended') === '1' || isEndedStatus(status),
    q: searchIn(params),
    environment: oneOf(ENVIRONMENTS, params.get('environment')),
    status,
    scope: oneOf(SCOPES, params.get('scope')),
    sort: oneOf(SORTS, params.get('sort')) ?? PLAIN_VIEW.sort,
  };
}

/** The page's address with this view; what is usual is left out. */
export function keysHref(projectId: string, view: KeysView): string {
  return hrefOf(`/projects/${projectId}/keys`, {
    ...(view.page > 1 ? { page: String(view.page) } : {}),
    ...(view.isShowingEnded && !isEndedStatus(view.status) ? { ended: '1' } : {}),
    ...filtersOf(view),
    ...(view.sort === PLAIN_VIEW.sort ? {} : { sort: view.sort }),
  });
}

/** The view as the API's query. */
export function toKeysQuery(view: KeysView): Record<string, string> {
  return {
    page: String(view.page),
    page_size: String(KEYS_PAGE_SIZE),
    ...(view.isShowingEnded ? {} : { status: 'current' }),
    ...filtersOf(view),
    ...(view.sort === PLAIN_VIEW.sort ? {} : { sort: view.sort }),
  };
}

function filtersOf({ q, environment, status, scope }: KeysView): Record<string, string> {
  return {
    ...(q === '' ? {} : { q }),
    ...(environment === null ? {} : { environment }),
    ...(status === null ? {} : { status }),
    ...(scope === null ? {} : { scope }),
  };
}

/** The view after a change: from its first page on, and with a status that the ended can be hidden from. */
export function changedView(view: KeysView, change: Partial<Omit<KeysView, 'page'>>): KeysView {
  const next = { ...view, ...change, page: 1 };
  if (change.status !== undefined && isEndedStatus(change.status)) next.isShowingEnded = true;
  if (change.isShowingEnded === false && isEndedStatus(view.status)) next.status = null;
  return next;
}

export function isFiltered({ q, environment, status, scope }: KeysView): boolean {
  return q !== '' || environment !== null || status !== null || scope !== null;
}

/** The view with everything let through that has not ended, or with the ended too where they were shown without a filter. */
export function withoutFilters(view: KeysView): KeysView {
  const isShowingEnded = view.isShowingEnded && !isEndedStatus(view.status);
  return { ...PLAIN_VIEW, isShowingEnded, sort: view.sort };
}

export function isSameView(one: KeysView, other: KeysView): boolean {
  return keysHref('', one) === keysHref('', other);
}

function isEndedStatus(status: Status | null): boolean {
  return status === 'expired' || status === 'revoked';
}
