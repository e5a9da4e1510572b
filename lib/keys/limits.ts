import type { Tier } from '@/lib/auth/principal';

const KEY_LIMITS: Record<Tier, number | null> = { free: 2, pro: 10, team: 50, enterprise: null };

/** How many keys a project of this tier may have that are neither ended nor replaced; null is unlimited. */
export function keyLimit(tier: Tier): number | null {
  return KEY_LIMITS[tier];
}
