import type { KeyRecord } from '@/lib/keys/schemas';

/** How long the old key goes on working beside its successor, in seconds. */
export const GRACES = [
  { value: '0', label: 'Now' },
  { value: '3600', label: '1 hour' },
  { value: '86400', label: '24 hours' },
  { value: '604800', label: '7 days' },
] as const;
export type Grace = (typeof GRACES)[number]['value'];

export const USUAL_GRACE: Grace = '86400';

/** When the old key stops working: after the grace, and never later than it would have anyway. Times in ms since 1970. */
export function oldKeyEnd(
  key: Pick<KeyRecord, 'expires_at'>,
  grace: Grace,
  now: number,
): { at: number; isByOwnExpiry: boolean } {
  const graceEnd = now + Number(grace) * 1000;
  const expiry = key.expires_at === null ? Infinity : Date.parse(key.expires_at);
  return expiry < graceEnd
    ? { at: expiry, isByOwnExpiry: true }
    : { at: graceEnd, isByOwnExpiry: false };
}

/** Why it cannot be rotated; null when it can. */
export function whyNotRotate(key: KeyRecord): string | null {
  if (key.status === 'revoked' || key.status === 'expired') {
    return `It is ${key.status}, which is final.`;
  }
  return key.replaced_by === null ? null : 'It was replaced already: rotate the new key.';
}
