import { TIERS, type Tier } from '@/lib/auth/principal';
import { requireMember } from '@/lib/auth/require-member';
import type { Ctx } from '@/lib/context';
import { countKeys, keyLimit } from '@/lib/keys';
import { listProjects, projectLimit } from '@/lib/projects';
import { rateLimitOf } from '@/lib/rate-limits';
import { getUsage, tierQuota } from '@/lib/usage';
import { isPlanSelfServe } from './update-tenant';

/** What a tier gives; null is unlimited. Sizes in bytes; storage, uploads and file size are of live files. */
export type Plan = {
  tier: Tier;
  keysPerProject: number | null;
  projects: number | null;
  storageBytes: number | null;
  fileSizeBytes: number;
  uploadsPerMonth: number | null;
  /** Of each key and each session; null where throttles are off. */
  requestsPerMinute: number | null;
};

/** The plans there are, the smallest first, which one the tenant has, and what it uses of it. */
export type Plans = {
  tier: Tier;
  /** Whether owners change it themselves. */
  isSelfServe: boolean;
  plans: Plan[];
  use: {
    projects: { name: string; keys: number }[];
    storageBytes: number;
    uploadsThisMonth: number;
  };
};

/**
 * What each tier gives, beside what the caller's tenant uses.
 * @throws AppError `forbidden` for keys
 */
export async function getPlans(ctx: Ctx): Promise<Plans> {
  requireMember(ctx.principal);
  const [projects, counts, usage] = await Promise.all([
    listProjects(ctx),
    countKeys(ctx),
    getUsage(ctx),
  ]);
  const keysOf = new Map(counts.map(({ projectId, keys }) => [projectId, keys]));
  return {
    tier: usage.tier,
    isSelfServe: isPlanSelfServe(),
    plans: TIERS.map(planOf),
    use: {
      projects: projects.map(({ project_id: id, name }) => ({ name, keys: keysOf.get(id) ?? 0 })),
      storageBytes: usage.storage_bytes.used,
      uploadsThisMonth: usage.uploads_this_month.used,
    },
  };
}

function planOf(tier: Tier): Plan {
  return {
    tier,
    keysPerProject: keyLimit(tier),
    projects: projectLimit(tier),
    ...tierQuota(tier),
    requestsPerMinute: rateLimitOf(tier),
  };
}
