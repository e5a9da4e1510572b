'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { callApi } from '@/lib/api-client';
import type { TenantRecord } from '@/lib/accounts/schemas';
import type { Tier } from '@/lib/auth/principal';

const PATH = '/tenant';
const REFETCH_MS = 10_000;

const tenantRecord = () =>
  import('@/lib/accounts/schemas').then(({ TenantRecord }) => TenantRecord);

/** The tenant's name and tier, renewed every ten seconds: another owner may change them. */
export function useTenant(initial: TenantRecord) {
  return useQuery({
    queryKey: [PATH],
    queryFn: ({ signal }) => callApi({ method: 'GET', path: PATH, output: tenantRecord, signal }),
    refetchInterval: REFETCH_MS,
    staleTime: REFETCH_MS,
    initialData: initial,
  });
}

/** Changes the tenant, and renews all that shows it; resolves once the server has confirmed, and throws ApiError. */
export function useTenantChange() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async (body: { name: string } | { tier: Tier }): Promise<void> => {
    const call = { path: PATH, body, output: tenantRecord };
    const changed = await callApi({ ...call, method: 'PATCH' });
    await queryClient.cancelQueries({ queryKey: [PATH] });
    queryClient.setQueryData([PATH], changed);
    router.refresh();
  };
}
