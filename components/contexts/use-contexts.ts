'use client';

import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi, callApiList } from '@/lib/api-client';
import type { ContextRecord } from '@/lib/contexts/schemas';
import type { ContextChange, NewContext } from './context-input';
import { toContextsQuery, type ContextsView } from './contexts-view';

const REFETCH_MS = 10_000;
/** As many as the API gives at once. */
const LARGEST_PAGE = 100;

export type ContextsPage = { items: ContextRecord[]; total: number };

const contextRecord = () =>
  import('@/lib/contexts/schemas').then(({ ContextRecord }) => ContextRecord);

const ofProject = (projectId: string) => ['contexts', projectId] as const;

/** One page of the project's contexts. While another view loads, the rows of the one before stay. */
export function useContexts(projectId: string, view: ContextsView, initial: ContextsPage | null) {
  return useQuery<ContextsPage>({
    queryKey: [...ofProject(projectId), view],
    queryFn: ({ signal }) => listContexts(projectId, toContextsQuery(view), signal),
    refetchInterval: REFETCH_MS,
    staleTime: REFETCH_MS,
    placeholderData: keepPreviousData,
    ...(initial === null ? {} : { initialData: initial }),
  });
}

/** All contexts of the project, to choose from, once they are asked for. */
export function useAllContexts(projectId: string, isWanted: boolean) {
  return useQuery({ ...allContexts(projectId), enabled: isWanted });
}

/** All contexts of the project, to choose from; begins with those that the server rendered. */
export function useContextChoices(projectId: string, known: ContextsPage): ContextRecord[] {
  const isAll = known.items.length === known.total;
  const { data } = useQuery({
    ...allContexts(projectId),
    refetchInterval: 3 * REFETCH_MS,
    ...(isAll ? { initialData: known.items } : { placeholderData: known.items }),
  });
  return data ?? known.items;
}

function allContexts(projectId: string) {
  return queryOptions<ContextRecord[]>({
    queryKey: [...ofProject(projectId), 'all'],
    queryFn: ({ signal }) => listAllContexts(projectId, signal),
    staleTime: REFETCH_MS,
  });
}

async function listAllContexts(projectId: string, signal: AbortSignal): Promise<ContextRecord[]> {
  const all: ContextRecord[] = [];
  for (let page = 1; ; page += 1) {
    const query = { page: String(page), page_size: String(LARGEST_PAGE) };
    const { items, total } = await listContexts(projectId, query, signal);
    all.push(...items);
    if (items.length === 0 || all.length >= total) return all;
  }
}

function listContexts(projectId: string, query: Record<string, string>, signal: AbortSignal) {
  return callApiList({
    method: 'GET',
    path: `/contexts?${new URLSearchParams(query)}`,
    output: contextRecord,
    projectId,
    signal,
  });
}

const pathOf = (contextKey: string) => `/contexts/${encodeURIComponent(contextKey)}`;

/** Creates and changes contexts, and renews the lists; each resolves once the server has confirmed. */
export function useContextChanges(projectId: string) {
  const queryClient = useQueryClient();
  const renew = () => queryClient.invalidateQueries({ queryKey: ofProject(projectId) });
  return {
    async create(body: NewContext): Promise<ContextRecord> {
      const call = { path: '/contexts', projectId, body, output: contextRecord };
      const created = await callApi({ ...call, method: 'POST' });
      await renew();
      return created;
    },
    async change(contextKey: string, body: ContextChange): Promise<ContextRecord> {
      const call = { path: pathOf(contextKey), projectId, body, output: contextRecord };
      const changed = await callApi({ ...call, method: 'PATCH' });
      await renew();
      return changed;
    },
  };
}

/**
 * Activates or deactivates a context. The lists show it at once, and the context as it was again when it fails; resolves once the
 * server has confirmed.
 */
export function useSetContextStatus(projectId: string) {
  const queryClient = useQueryClient();
  const queryKey = ofProject(projectId);
  const show = (shown: ContextRecord) =>
    queryClient.setQueriesData<ContextsPage>(
      { queryKey, predicate: ({ queryKey: [, , view] }) => view !== 'all' },
      (page) => page && replaceIn(page, shown),
    );
  return async (context: ContextRecord, status: ContextRecord['status']) => {
    await queryClient.cancelQueries({ queryKey });
    show({ ...context, status });
    try {
      const path = pathOf(context.context_key);
      const body = { status };
      const call = { path, projectId, body, output: contextRecord };
      const changed = await callApi({ ...call, method: 'PATCH' });
      show(changed);
      return changed;
    } catch (error) {
      show(context);
      throw error;
    } finally {
      void queryClient.invalidateQueries({ queryKey });
    }
  };
}

function replaceIn(page: ContextsPage, shown: ContextRecord): ContextsPage {
  const items = page.items.map((one) => (one.context_id === shown.context_id ? shown : one));
  return { ...page, items };
}
