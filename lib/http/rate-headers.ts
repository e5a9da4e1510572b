import type { AppError } from '@/lib/errors';
import { RATE_WINDOW_SECONDS } from '@/lib/rate-limits';

/** Where a caller stands in its window. */
export type RateState = {
  policy: 'default' | 'authentication';
  limit: number;
  remaining: number;
  resetSeconds: number;
  isExceeded: boolean;
};

/**
 * `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers, sections 3 and 4): where a caller stands in its own window,
 * or, who is nobody yet, their address in that of wrong credentials; then the limit that refused it, where that is another.
 */
export function rateHeaders(state: RateState | null, refusal?: AppError): Record<string, string> {
  const items = [
    ...(state === null ? [] : [{ ...state, windowSeconds: RATE_WINDOW_SECONDS }]),
    ...(refusal?.usedUp === undefined
      ? []
      : [{ ...refusal.usedUp, remaining: 0, resetSeconds: refusal.retryAfterSeconds ?? 1 }]),
  ];
  if (items.length === 0) return {};
  const policies = items.map((one) => `"${one.policy}";q=${one.limit};w=${one.windowSeconds}`);
  const limits = items.map((one) => `"${one.policy}";r=${one.remaining};t=${one.resetSeconds}`);
  return { 'RateLimit-Policy': policies.join(', '), RateLimit: limits.join(', ') };
}
