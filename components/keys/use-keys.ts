'use client';

import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi, callApiList } from '@/lib/api-client';
import type { CreatedKey, KeyRecord } from '@/lib/keys/schemas';
import type { NewKey } from './draft';
import type { KeyChange } from './edit-draft';
import { isIdle } from './key-condition';
import { PLAIN_VIEW, toKeysQuery, type KeysView } from './keys-view';

/** "Last used" follows real requests by itself while the tab is in view. */
const REFETCH_MS = 5000;

export type KeysPage = { items: KeyRecord[]; total: number };

const keyRecord = () => import('@/lib/keys/schemas').then(({ KeyRecord }) => KeyRecord);
const createdKey = () => import('@/lib/keys/schemas').then(({ CreatedKey }) => CreatedKey);

const ofProject = (projectId: string) => ['keys', projectId] as const;
const lists = (projectId: string) => [...ofProject(projectId), 'list'] as const;

/** What is known of one key: its record, and below it what belongs to that. */
export const ofKey = (projectId: string, keyId: string) =>
  [...ofProject(projectId), 'one', keyId] as const;

function keysQuery(projectId: string, view: KeysView) {
  const query = new URLSearchParams(toKeysQuery(view));
  return queryOptions<KeysPage>({
    queryKey: [...lists(projectId), view],
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

/** One page of the project's keys. While another view loads, the rows of the one before stay. */
export function useKeys(projectId: string, view: KeysView, { initial, isPaused }: KeysOptions) {
  return useQuery({
    ...keysQuery(projectId, view),
    placeholderData: keepPreviousData,
    ...(initial === null ? {} : { initialData: initial }),
    ...(isPaused ? { refetchInterval: false, refetchOnWindowFocus: false } : {}),
  });
}

/** One key's record; begins with the one that the server rendered. */
export function useKey(initial: KeyRecord, isPaused: boolean) {
  const { project_id: projectId, api_key_id: keyId } = initial;
  return useQuery({
    queryKey: ofKey(projectId, keyId),
    queryFn: ({ signal }) =>
      callApi({ method: 'GET', path: pathOf(initial), output: keyRecord, projectId, signal }),
    initialData: initial,
    refetchInterval: isPaused ? false : REFETCH_MS,
    staleTime: REFETCH_MS,
  });
}

/** The keys in use that nothing seems to need, longest unused first; asked for only when `isWanted`. */
export function useIdleKeys(projectId: string, isWanted: boolean, now: number): KeyRecord[] {
  const { data } = useQuery({
    ...keysQuery(projectId, PLAIN_VIEW),
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
  return async (key, reason) => {
    const revoked = await revokeKey(projectId, key, reason);
    await queryClient.invalidateQueries({ queryKey: ofProject(projectId) });
    return revoked;
  };
}

/** Replaces a key by a successor and renews the lists; a plain function for the same reason as {@link useCreateKey}. */
export function useRotateKey(
  projectId: string,
): (key: KeyRecord, graceSeconds: number) => Promise<CreatedKey> {
  const queryClient = useQueryClient();
  return async (key, graceSeconds) => {
    const created = await callApi({
      method: 'POST',
      path: `${pathOf(key)}/rotate`,
      projectId,
      body: { grace_seconds: graceSeconds },
      output: createdKey,
    });
    void queryClient.invalidateQueries({ queryKey: ofProject(projectId) });
    return created;
  };
}

/** Changes what a key is called and what it may do, and renews what is shown of keys; answers with its record. */
export function useUpdateKey(
  projectId: string,
): (key: KeyRecord, change: KeyChange) => Promise<KeyRecord> {
  const queryClient = useQueryClient();
  return async (key, change) => {
    const changed = await patchKey(projectId, key, change);
    await queryClient.invalidateQueries({ queryKey: ofProject(projectId) });
    return changed;
  };
}

export type KeySwitch = 'active' | 'disabled';

/**
 * Disables or enables a key. The lists show it at once, and the key as it was again when it fails; resolves with the record once
 * the server has confirmed.
 */
export function useSetKeyStatus(
  projectId: string,
): (key: KeyRecord, status: KeySwitch) => Promise<KeyRecord> {
  const queryClient = useQueryClient();
  const queryKey = ofProject(projectId);
  function show(shown: KeyRecord) {
    const inLists = { queryKey: lists(projectId) };
    queryClient.setQueriesData<KeysPage>(inLists, (page) => page && replaceIn(page, shown));
    const alone = ofKey(projectId, shown.api_key_id);
    queryClient.setQueryData<KeyRecord>(alone, (record) => record && shown);
  }
  return async (apiKey, status) => {
    await queryClient.cancelQueries({ queryKey });
    const disabledAt = status === 'disabled' ? new Date().toISOString() : null;
    show({ ...apiKey, status, disabled_at: disabledAt });
    try {
      const changed = await patchKey(projectId, apiKey, { status });
      show(changed);
      return changed;
    } catch (error) {
      show(apiKey);
      throw error;
    } finally {
      void queryClient.invalidateQueries({ queryKey });
    }
  };
}

function replaceIn(page: KeysPage, shown: KeyRecord): KeysPage {
  const items = page.items.map((key) => (key.api_key_id === shown.api_key_id ? shown : key));
  return { ...page, items };
}

/** The calls that change one of many keys, and what renews the lists when all of them are through. */
export function useKeyChanges(projectId: string) {
  const queryClient = useQueryClient();
  return {
    revokeKey: (key: KeyRecord, reason: string | null) => revokeKey(projectId, key, reason),
    setKeyStatus: (key: KeyRecord, status: KeySwitch) => patchKey(projectId, key, { status }),
    renew: () => queryClient.invalidateQueries({ queryKey: ofProject(projectId) }),
  };
}

const pathOf = ({ api_key_id }: KeyRecord) => `/api-keys/${encodeURIComponent(api_key_id)}`;

function revokeKey(projectId: string, key: KeyRecord, reason: string | null): Promise<KeyRecord> {
  return callApi({
    method: 'DELETE',
    path: pathOf(key),
    projectId,
    output: keyRecord,
    ...(reason === null ? {} : { body: { reason } }),
  });
}

function patchKey(projectId: string, key: KeyRecord, body: KeyChange): Promise<KeyRecord> {
  return callApi({ method: 'PATCH', path: pathOf(key), projectId, body, output: keyRecord });
}
