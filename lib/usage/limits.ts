import type { Tier } from '@/lib/auth/principal';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** What a tier gives to all live files of a tenant together; null is unlimited. */
export type TierQuota = {
  storageBytes: number | null;
  uploadsPerMonth: number | null;
  /** Largest single file; a context may allow less, never more. */
  fileSizeBytes: number;
};

const QUOTAS: Record<Tier, TierQuota> = {
  free: { storageBytes: 5 * GIB, uploadsPerMonth: 1_000, fileSizeBytes: 4 * MIB },
  pro: { storageBytes: 100 * GIB, uploadsPerMonth: 50_000, fileSizeBytes: 512 * MIB },
  team: { storageBytes: 1024 * GIB, uploadsPerMonth: 500_000, fileSizeBytes: 5 * GIB },
  enterprise: { storageBytes: null, uploadsPerMonth: null, fileSizeBytes: 10 * GIB },
};

export function tierQuota(tier: Tier): TierQuota {
  return QUOTAS[tier];
}

/** Largest file of a tier, in bytes. */
export function fileSizeLimit(tier: Tier): number {
  return QUOTAS[tier].fileSizeBytes;
}
