'use client';

import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi, callApiList } from '@/lib/api-client';
import type { CreatedKey, KeyRecord } from '@/lib/keys/schemas';
import type { NewKey } from './draft';
import { isIdle } from './key-condition';
import { KEYS_PAGE_SIZE, type KeysView } from './keys-view';

/** "Last used" follows real requests by itself while the tab is in view. */
const REFETCH_MS = 5000;

export type KeysPage = { items: KeyRecord[]; total: number };

const keyRecord = () => import('@/lib/keys/schemas').then(({ KeyRecord }) => KeyRecord);
const createdKey = () => import('@/lib/keys/schemas').then(({ CreatedKey }) => CreatedKey);

const ofProject = (projectId: string) => ['keys', projectId] as const;

function keysQuery(projectId: string, view: KeysView) {
  const query = new URLSearchParams({
    page: String(view.page),
    page_size: String(KEYS_PAGE_SIZE),
    ...(view.isShowingEnded ? {} : { status: 'current' }),
  });
  return queryOptions<KeysPage>({
    queryKey: [...ofProject(projectId), view],
    queryFn: ({ signal }) =>
      callApiList({
        method: 'GET',
        path: `/api-keys?${query}`,
        output: keyRecord,
        projectId,
        signal,
      }),
    refetchInterval: REFETCH_MS,
    staleTime: REFETCH_MS,
  });
}

type KeysOptions = {
  /** What the server rendered for this very view. */
  initial: KeysPage | null;
  /** Whether to stop asking: while a new key is shown, a session that ended must not lead away from it. */
  isPaused: boolean;
};

/** One page of the project's keys. */
export function useKeys(projectId: string, view: KeysView, { initial, isPaused }: KeysOptions) {
  return useQuery({
    ...keysQuery(projectId, view),
    ...(initial === null ? {} : { initialData: initial }),
    ...(isPaused ? { refetchInterval: false } : {}),
  });
}

/** The keys in use that nothing seems to need, longest unused first; asked for only when `isWanted`. */
export function useIdleKeys(projectId: string, isWanted: boolean, now: number): KeyRecord[] {
  const { data } = useQuery({
    ...keysQuery(projectId, { page: 1, isShowingEnded: false }),
    enabled: isWanted,
    select: ({ items }) => items.filter((apiKey) => isIdle(apiKey, now)),
  });
  return (data ?? []).toSorted((a, b) => lastSeen(a).localeCompare(lastSeen(b)));
}

function lastSeen(key: KeyRecord): string {
  return key.last_used_at ?? key.created_at;
}

/**
 * Creates a key and renews the lists. A plain function, not a mutation: the answer carries the secret, and the mutation cache
 * would keep it.
 */
export function useCreateKey(projectId: string): (input: NewKey) => Promise<CreatedKey> {
  const queryClient = useQueryClient();
  return async (input) => {
    const created = await callApi({
      method: 'POST',
      path: '/api-keys',
      projectId,
      body: input,
      output: createdKey,
    });
    void queryClient.invalidateQueries({ queryKey: ofProject(projectId) });
    return created;
  };
}

/** Revokes a key, with why, and renews the lists; answers with its record once the server has confirmed. */
export function useRevokeKey(
  projectId: string,
): (key: KeyRecord, reason: string | null) => Promise<KeyRecord> {
  const queryClient = useQueryClient();
  return async ({ api_key_id }, reason) => {
    const revoked = await callApi({
      method: 'DELETE',
      path: `/api-keys/${encodeURIComponent(api_key_id)}`,
      projectId,
      output: keyRecord,
      ...(reason === null ? {} : { body: { reason } }),
    });
    await queryClient.invalidateQueries({ queryKey: ofProject(projectId) });
    return revoked;
  };
}
