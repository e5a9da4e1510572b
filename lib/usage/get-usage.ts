import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { tierQuota } from './limits';
import type { UsageRecord } from './schemas';

type UsedRow = { storageBytes: bigint; uploads: number; resetsAt: Date };

/**
 * How much of its tier the caller's tenant has used, all projects together; months are UTC's, by the database's clock.
 * @throws AppError `insufficient_scope`
 */
export async function getUsage(ctx: Ctx): Promise<UsageRecord> {
  const { principal } = ctx;
  requireScope(principal, 'metadata');
  const { tenantId, tier } = principal;
  const [used] = await ctx.db.$queryRaw<UsedRow[]>`
    SELECT coalesce(u.storage_bytes, 0) AS "storageBytes", coalesce(m.uploads, 0) AS uploads,
      (now.month + interval '1 month') AT TIME ZONE 'UTC' AS "resetsAt"
    FROM (SELECT date_trunc('month', clock_timestamp() AT TIME ZONE 'UTC') AS month) AS now
    LEFT JOIN tenant_usage u ON u.tenant_id = ${tenantId}
    LEFT JOIN monthly_uploads m ON m.tenant_id = ${tenantId} AND m.month = now.month::date`;
  if (used === undefined) throw new Error('The database returned no usage');
  const quota = tierQuota(tier);
  return {
    tenant_id: tenantId,
    tier,
    storage_bytes: { used: Number(used.storageBytes), limit: quota.storageBytes },
    uploads_this_month: {
      used: used.uploads,
      limit: quota.uploadsPerMonth,
      resets_at: used.resetsAt.toISOString(),
    },
    file_size_bytes: { limit: quota.fileSizeBytes },
  };
}
