'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ofKey } from '@/components/keys/use-keys';
import type { Span } from '@/components/usage/usage-view';
import { callApi } from '@/lib/api-client';
import type { KeyUsage } from '@/lib/usage/schemas';

const REFETCH_MS = 10_000;

const keyUsage = () => import('@/lib/usage/schemas').then(({ KeyUsage }) => KeyUsage);

type Of = { projectId: string; keyId: string; days: Span };

/** What a key was used for by day and outcome, and its latest refusals. While another span loads, the days of the one before stay. */
export function useKeyUsage({ projectId, keyId, days }: Of, initial: KeyUsage | null) {
  return useQuery<KeyUsage>({
    queryKey: [...ofKey(projectId, keyId), 'usage', days],
    queryFn: ({ signal }) =>
      callApi({
        method: 'GET',
        path: `/api-keys/${encodeURIComponent(keyId)}/usage?${new URLSearchParams({ days })}`,
        output: keyUsage,
        projectId,
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: REFETCH_MS,
    staleTime: REFETCH_MS,
    ...(initial === null ? {} : { initialData: initial }),
  });
}
