import { timeUntil } from '@/components/ui/time-text';
import type { KeyRecord } from '@/lib/keys/schemas';

/** How a key stands, in the words a person acts on. `until` is the time that belongs to the words. */
export type KeyCondition =
  | { kind: 'active' | 'disabled' | 'expired' | 'revoked' }
  | { kind: 'expiring'; in: string }
  | { kind: 'replaced'; until: string | null };

const DAY_MS = 24 * 60 * 60 * 1000;
const SOON_MS = 7 * DAY_MS;
/** What may be missing of a day that is counted as whole, so that a key made to last three days says so, and not two. */
const SLACK_MS = 30 * 60 * 1000;

/** The record's status, with what is about to happen to it. */
export function keyCondition(key: KeyRecord, now: number): KeyCondition {
  if (key.status !== 'active') return { kind: key.status };
  const expiresAt = key.expires_at === null ? null : new Date(key.expires_at);
  if (expiresAt !== null && expiresAt.getTime() <= now) return { kind: 'expired' };
  if (key.replaced_by !== null) return { kind: 'replaced', until: key.expires_at };
  if (expiresAt !== null && expiresAt.getTime() - now < SOON_MS) {
    return { kind: 'expiring', in: timeLeft(expiresAt, now) };
  }
  return { kind: 'active' };
}

function timeLeft(expiresAt: Date, now: number): string {
  const isInDays = expiresAt.getTime() - now >= DAY_MS - SLACK_MS;
  return timeUntil(expiresAt, isInDays ? now - SLACK_MS : now);
}

/** Whether the key can never work again. */
export function hasEnded(key: KeyRecord): boolean {
  return key.status === 'revoked' || key.status === 'expired';
}

const IDLE_MS = 30 * DAY_MS;

/** Whether revoking it is likely to break something that runs now: a live key used within a day. */
export function isBusy(key: KeyRecord, now: number): boolean {
  return (
    key.environment === 'live' &&
    key.last_used_at !== null &&
    now - Date.parse(key.last_used_at) < DAY_MS
  );
}

/** Whether nothing seems to need it: never used, or not for 30 days. */
export function isIdle(key: KeyRecord, now: number): boolean {
  if (hasEnded(key)) return false;
  return key.last_used_at === null || now - Date.parse(key.last_used_at) >= IDLE_MS;
}
