'use client';

import { useQuery, type Query } from '@tanstack/react-query';
import { ApiError, callApi } from '@/lib/api-client';
import type { CreatedKey, KeyRecord } from '@/lib/keys/schemas';

const ASK_MS = 2500;

const keyRecord = () => import('@/lib/keys/schemas').then(({ KeyRecord }) => KeyRecord);

export type FirstRequest =
  | { state: 'received'; from: string | null }
  /** Nothing yet, or the server was in trouble: it is asked again. */
  | { state: 'waiting' }
  /** The session has ended, so nothing more can be seen. */
  | { state: 'unseen' };

/**
 * Whether a new key has been used: its record is asked for every 2.5 s until it has. The record is kept apart from the lists and
 * forgotten with the component; the secret is no part of it.
 */
export function useFirstRequest({ api_key_id: id, project_id: projectId }: CreatedKey) {
  const { data, error } = useQuery({
    queryKey: ['first-request', projectId, id],
    queryFn: ({ signal }) =>
      callApi({
        method: 'GET',
        path: `/api-keys/${encodeURIComponent(id)}`,
        output: keyRecord,
        projectId,
        signal,
      }),
    refetchInterval: nextAsk,
    gcTime: 0,
  });
  return toFirstRequest(data, error);
}

function nextAsk({ state: { data, error } }: Query<KeyRecord>): number | false {
  if (toFirstRequest(data, error).state !== 'waiting') return false;
  const pause = error instanceof ApiError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
  return Math.max(ASK_MS, pause);
}

function toFirstRequest(data: KeyRecord | undefined, error: Error | null): FirstRequest {
  if (data && data.last_used_at !== null) return { state: 'received', from: data.last_used_ip };
  const isOver = error instanceof ApiError && error.code === 'unauthenticated';
  return { state: isOver ? 'unseen' : 'waiting' };
}
