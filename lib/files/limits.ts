import type { Tier } from '@/lib/auth/principal';

const MIB = 1024 * 1024;

/** Largest file of each tier, in bytes; a context may allow less, never more. */
const FILE_SIZE_LIMITS: Record<Tier, number> = {
  free: 4 * MIB,
  pro: 512 * MIB,
  team: 5 * 1024 * MIB,
  enterprise: 10 * 1024 * MIB,
};

export function fileSizeLimit(tier: Tier): number {
  return FILE_SIZE_LIMITS[tier];
}

export function mebibytes(count: number): number {
  return count * MIB;
}
