import { RATE_WINDOW_SECONDS } from '@/lib/rate-limits';

/** Where a caller stands in its window. */
export type RateState = {
  policy: 'default' | 'authentication';
  limit: number;
  remaining: number;
  resetSeconds: number;
  isExceeded: boolean;
};

/** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers, sections 3 and 4). */
export function rateHeaders(state: RateState | null): Record<string, string> {
  if (state === null) return {};
  const { policy, limit, remaining, resetSeconds } = state;
  return {
    'RateLimit-Policy': `"${policy}";q=${limit};w=${RATE_WINDOW_SECONDS}`,
    RateLimit: `"${policy}";r=${remaining};t=${resetSeconds}`,
  };
}
