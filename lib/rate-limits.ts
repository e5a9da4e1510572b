import type { Tier } from '@/lib/auth/principal';
import { env } from '@/lib/env';

export const RATE_WINDOW_SECONDS = 60;

/** Requests that one key or session of this tier may make in a window; null when throttles are off. */
export function rateLimitOf(tier: Tier): number | null {
  return env().RATE_LIMITS?.[tier] ?? null;
}
