import { hrefOf, oneOf, pageIn, searchIn, type SearchParams } from '@/components/ui/url-view';
import { ENVIRONMENTS, type Environment } from '@/lib/auth/principal';

/** What of the list is in view; it lives in the URL, so that reload and Back keep it. A filter that is null lets everything through. */
export type FilesView = {
  page: number;
  q: string;
  context: string | null;
  environment: Environment | null;
};

export const FILES_PAGE_SIZE = 50;

export const PLAIN_VIEW: FilesView = { page: 1, q: '', context: null, environment: null };

/** Reads `?page=2&q=invoice&context=default&environment=test`; what cannot be in their places is as if absent. */
export function readFilesView(params: SearchParams): FilesView {
  return {
    page: pageIn(params),
    q: searchIn(params),
    context: /^[a-z][a-z0-9_]{0,99}$/.exec(params.get('context') ?? '')?.[0] ?? null,
    environment: oneOf(ENVIRONMENTS, params.get('environment')),
  };
}

/** The page's address with this view; what is usual is left out. */
export function filesHref(projectId: string, view: FilesView): string {
  const page: Record<string, string> = view.page > 1 ? { page: String(view.page) } : {};
  return hrefOf(`/projects/${projectId}/files`, { ...page, ...filtersOf(view) });
}

/** The view as the API's query. */
export function toFilesQuery(view: FilesView): Record<string, string> {
  return {
    page: String(view.page),
    page_size: String(FILES_PAGE_SIZE),
    ...filtersOf(view),
  };
}

function filtersOf({ q, context, environment }: FilesView): Record<string, string> {
  return {
    ...(q === '' ? {} : { q }),
    ...(context === null ? {} : { context }),
    ...(environment === null ? {} : { environment }),
  };
}

/** The view after a change of its filters: from its first page on. */
export function changedView(view: FilesView, change: Partial<FilesView>): FilesView {
  return { ...view, ...change, page: 1 };
}

export function isFiltered(view: FilesView): boolean {
  return Object.keys(filtersOf(view)).length > 0;
}

export function isSameView(one: FilesView, other: FilesView): boolean {
  return filesHref('', one) === filesHref('', other);
}
