'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { callApiList } from '@/lib/api-client';
import { SETTINGS_PAGE_SIZE } from './page-size';

const REFETCH_MS = 10_000;

/** One page of a list, as the server rendered it or the API gave it. */
export type ListPage<T> = { items: T[]; total: number };

type PageListOptions<T extends z.ZodType> = {
  /** Below `/api/v1`; also the list's name in the cache. */
  path: string;
  page: number;
  output: () => Promise<T>;
  /** What the server rendered, and which page that is. */
  initial: { page: number; list: ListPage<z.output<T>> };
};

/** One page of a list of the settings, renewed every ten seconds. While another page loads, the rows of the one before stay. */
export function usePageList<T extends z.ZodType>(options: PageListOptions<T>) {
  const { path, page, output, initial } = options;
  const query = new URLSearchParams({ page: String(page), page_size: String(SETTINGS_PAGE_SIZE) });
  return useQuery({
    queryKey: [path, page],
    queryFn: ({ signal }): Promise<ListPage<z.output<T>>> =>
      callApiList({ method: 'GET', path: `${path}?${query}`, output, signal }),
    refetchInterval: REFETCH_MS,
    staleTime: REFETCH_MS,
    placeholderData: keepPreviousData,
    ...(page === initial.page ? { initialData: initial.list } : {}),
  });
}
