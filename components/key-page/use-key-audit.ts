'use client';

import { useQuery } from '@tanstack/react-query';
import type { AuditPage } from '@/components/audit/use-audit-logs';
import { ofKey } from '@/components/keys/use-keys';
import { callApiList } from '@/lib/api-client';
import { keyAuditQuery } from './key-audit-query';

const REFETCH_MS = 10_000;

const auditRecord = () => import('@/lib/audit-logs/schemas').then(({ AuditRecord }) => AuditRecord);

/** The latest entries of the audit log about a key, the newest first. */
export function useKeyAudit(projectId: string, keyId: string, initial: AuditPage | null) {
  return useQuery<AuditPage>({
    queryKey: [...ofKey(projectId, keyId), 'audit'],
    queryFn: ({ signal }) =>
      callApiList({
        method: 'GET',
        path: `/audit-logs?${new URLSearchParams(keyAuditQuery(keyId))}`,
        output: auditRecord,
        projectId,
        signal,
      }),
    refetchInterval: REFETCH_MS,
    staleTime: REFETCH_MS,
    ...(initial === null ? {} : { initialData: initial }),
  });
}
