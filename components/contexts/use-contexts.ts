'use client';

import { useQuery } from '@tanstack/react-query';
import { callApiList } from '@/lib/api-client';
import type { ContextRecord } from '@/lib/contexts/schemas';

const REFETCH_MS = 10_000;
/** As many as the API gives at once. */
const LARGEST_PAGE = 100;

export type ContextsPage = { items: ContextRecord[]; total: number };

const contextRecord = () =>
  import('@/lib/contexts/schemas').then(({ ContextRecord }) => ContextRecord);

const ofProject = (projectId: string) => ['contexts', projectId] as const;

/** All contexts of the project, to choose from; begins with those that the server rendered. */
export function useContextChoices(projectId: string, known: ContextsPage): ContextRecord[] {
  const isAll = known.items.length === known.total;
  const { data } = useQuery({
    queryKey: [...ofProject(projectId), 'all'],
    queryFn: ({ signal }) => listAllContexts(projectId, signal),
    refetchInterval: 3 * REFETCH_MS,
    staleTime: REFETCH_MS,
    ...(isAll ? { initialData: known.items } : { placeholderData: known.items }),
  });
  return data ?? known.items;
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
