'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApiList } from '@/lib/api-client';
import type { AuditRecord } from '@/lib/audit-logs/schemas';
import { toAuditQuery, type AuditView } from './audit-view';

/** What others do shows by itself while the tab is in view. */
const REFETCH_MS = 10_000;

export type AuditPage = { items: AuditRecord[]; total: number };

const auditRecord = () => import('@/lib/audit-logs/schemas').then(({ AuditRecord }) => AuditRecord);

/** One page of the log. While another view loads, the rows of the one before stay. */
export function useAuditLogs(projectId: string, view: AuditView, initial: AuditPage | null) {
  return useQuery<AuditPage>({
    queryKey: ['audit-logs', projectId, view],
    queryFn: ({ signal }) =>
      callApiList({
        method: 'GET',
        path: `/audit-logs?${new URLSearchParams(toAuditQuery(view))}`,
        output: auditRecord,
        projectId,
        signal,
      }),
    refetchInterval: REFETCH_MS,
    staleTime: REFETCH_MS,
    placeholderData: keepPreviousData,
    ...(initial === null ? {} : { initialData: initial }),
  });
}
