'use client';

import { useQuery } from '@tanstack/react-query';
import { callApi } from '@/lib/api-client';
import type { KeyRecord } from '@/lib/keys/schemas';
import { ofKey } from './use-keys';

const REFETCH_MS = 5_000;

const keyUsage = () => import('@/lib/usage/schemas').then(({ KeyUsage }) => KeyUsage);

/** From how many addresses a key was used in the last 24 hours; null until that is known, and of one that was never used. */
export function useKeyAddresses(apiKey: KeyRecord): number | null {
  const { project_id: projectId, api_key_id: keyId, last_used_at: usedAt } = apiKey;
  const { data } = useQuery({
    queryKey: [...ofKey(projectId, keyId), 'addresses'],
    queryFn: ({ signal }) =>
      callApi({
        method: 'GET',
        path: `/api-keys/${encodeURIComponent(keyId)}/usage?days=1`,
        output: keyUsage,
        projectId,
        signal,
      }),
    enabled: usedAt !== null,
    select: ({ addresses_24h: addresses }) => addresses,
    refetchInterval: REFETCH_MS,
    staleTime: REFETCH_MS,
  });
  return data ?? null;
}
