'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi } from '@/lib/api-client';
import type { RequestUsage, UsageRecord } from '@/lib/usage/schemas';
import { toRequestsQuery, type UsageView } from './usage-view';

const REFETCH_MS = 10_000;

const usageRecord = () => import('@/lib/usage/schemas').then(({ UsageRecord }) => UsageRecord);
const requestUsage = () => import('@/lib/usage/schemas').then(({ RequestUsage }) => RequestUsage);

const watched = { refetchInterval: REFETCH_MS, staleTime: REFETCH_MS };

/** What the tenant uses of its plan. */
export function useUsage(projectId: string, initial: UsageRecord) {
  return useQuery({
    queryKey: ['usage', projectId],
    queryFn: ({ signal }) =>
      callApi({ method: 'GET', path: '/usage', output: usageRecord, projectId, signal }),
    initialData: initial,
    ...watched,
  });
}

/** The project's requests by day. While another view loads, the days of the one before stay. */
export function useRequests(projectId: string, view: UsageView, initial: RequestUsage | null) {
  return useQuery<RequestUsage>({
    queryKey: ['usage', projectId, 'requests', view],
    queryFn: ({ signal }) =>
      callApi({
        method: 'GET',
        path: `/usage/requests?${new URLSearchParams(toRequestsQuery(view))}`,
        output: requestUsage,
        projectId,
        signal,
      }),
    placeholderData: keepPreviousData,
    ...watched,
    ...(initial === null ? {} : { initialData: initial }),
  });
}
