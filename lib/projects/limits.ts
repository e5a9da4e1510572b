import type { Tier } from '@/lib/auth/principal';

const PROJECT_LIMITS: Record<Tier, number | null> = {
  free: 2,
  pro: 10,
  team: 50,
  enterprise: null,
};

/** How many projects a tenant of this tier may have; null is unlimited. */
export function projectLimit(tier: Tier): number | null {
  return PROJECT_LIMITS[tier];
}
