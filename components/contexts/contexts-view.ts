import { hrefOf, oneOf, pageIn, searchIn, type SearchParams } from '@/components/ui/url-view';
import type { ContextRecord } from '@/lib/contexts/schemas';

export type Status = ContextRecord['status'];
const STATUSES: readonly Status[] = ['active', 'inactive'];

/** What of the list is in view; it lives in the URL, so that reload and Back keep it. A filter that is null lets everything through. */
export type ContextsView = { page: number; q: string; status: Status | null };

export const CONTEXTS_PAGE_SIZE = 50;

export const PLAIN_VIEW: ContextsView = { page: 1, q: '', status: null };

/** Reads `?page=2&q=inv&status=active`; what cannot be in their places is as if absent. */
export function readContextsView(params: SearchParams): ContextsView {
  return {
    page: pageIn(params),
    q: searchIn(params),
    status: oneOf(STATUSES, params.get('status')),
  };
}

/** The page's address with this view; what is usual is left out. */
export function contextsHref(projectId: string, view: ContextsView): string {
  const page: Record<string, string> = view.page > 1 ? { page: String(view.page) } : {};
  return hrefOf(`/projects/${projectId}/contexts`, { ...page, ...filtersOf(view) });
}

/** The view as the API's query. */
export function toContextsQuery(view: ContextsView): Record<string, string> {
  return { page: String(view.page), page_size: String(CONTEXTS_PAGE_SIZE), ...filtersOf(view) };
}

function filtersOf({ q, status }: ContextsView): Record<string, string> {
  return { ...(q === '' ? {} : { q }), ...(status === null ? {} : { status }) };
}

/** The view after a change of its filters: from its first page on. */
export function changedView(view: ContextsView, change: Partial<ContextsView>): ContextsView {
  return { ...view, ...change, page: 1 };
}

export function isFiltered(view: ContextsView): boolean {
  return Object.keys(filtersOf(view)).length > 0;
}

export function isSameView(one: ContextsView, other: ContextsView): boolean {
  return contextsHref('', one) === contextsHref('', other);
}
