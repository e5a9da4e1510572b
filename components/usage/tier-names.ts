import type { Tier } from '@/lib/auth/principal';

/** What the plans are called. */
export const TIER_NAMES: Record<Tier, string> = {
  free: 'Free',
  pro: 'Pro',
  team: 'Team',
  enterprise: 'Enterprise',
};
