import type { Tier } from '@/lib/auth/principal';
import type { Tx } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { tierQuota } from './limits';

const MIB = 1024 * 1024;

/** A live upload that asks for room; its own reservation does not stand in its way. */
export type RoomFor = {
  reservationId: string;
  tenantId: string;
  tier: Tier;
  contextId: string | null;
  sizeBytes: number;
};

type Taken = {
  storageBytes: bigint;
  uploads: bigint;
  contextBytes: bigint;
  contextKey: string | null;
  contextQuotaMb: number | null;
};

/**
 * Makes sure that one more live upload fits: into the tier's storage and its uploads of the month, and into its context's storage.
 * Uploads on their way count as if they were there. The tenant's usage stays locked until this transaction ends, so that the answer
 * is exact however many ask at once.
 * @throws AppError `quota_exceeded` that names the quota
 */
export async function requireRoom(tx: Tx, asked: RoomFor): Promise<void> {
  const { storageBytes, uploadsPerMonth } = tierQuota(asked.tier);
  const isUnlimited = storageBytes === null && uploadsPerMonth === null;
  if (isUnlimited && !(await hasContextQuota(tx, asked.contextId))) return;
  await lockUsage(tx, asked.tenantId);
  const taken = await readTaken(tx, asked);
  if (isOver(taken.uploads, 1, uploadsPerMonth)) {
    throw exceeded(`uploads: the ${asked.tier} tier takes ${uploadsPerMonth} uploads a month`);
  }
  if (isOver(taken.storageBytes, asked.sizeBytes, storageBytes)) {
    throw exceeded(`storage: the ${asked.tier} tier stores at most ${storageBytes} bytes`);
  }
  const contextQuota = taken.contextQuotaMb === null ? null : taken.contextQuotaMb * MIB;
  if (isOver(taken.contextBytes, asked.sizeBytes, contextQuota)) {
    throw exceeded(
      `context_storage: the context ${taken.contextKey} stores at most ${contextQuota} bytes`,
    );
  }
}

const isOver = (taken: bigint, more: number, limit: number | null) =>
  limit !== null && Number(taken) + more > limit;

const exceeded = (detail: string) => new AppError('quota_exceeded', { details: [detail] });

async function hasContextQuota(tx: Tx, contextId: string | null): Promise<boolean> {
  if (contextId === null) return false;
  const where = { id: contextId, storageQuotaMb: { not: null } };
  return (await tx.uploadContext.count({ where })) > 0;
}

async function lockUsage(tx: Tx, tenantId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO tenant_usage (tenant_id) VALUES (${tenantId}) ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`SELECT 1 FROM tenant_usage WHERE tenant_id = ${tenantId} FOR UPDATE`;
}

/** What is stored and what is on its way, under the lock. */
async function readTaken(tx: Tx, { tenantId, contextId, reservationId }: RoomFor): Promise<Taken> {
  const [taken] = await tx.$queryRaw<Taken[]>`
    SELECT u.storage_bytes + coming.bytes AS "storageBytes",
      coalesce(m.uploads, 0) + coming.uploads AS uploads,
      coalesce(c.storage_used_bytes, 0) + coming.context_bytes AS "contextBytes",
      c.context_key AS "contextKey", c.storage_quota_mb AS "contextQuotaMb"
    FROM tenant_usage u
    CROSS JOIN (
      SELECT count(*) AS uploads, coalesce(sum(size_bytes), 0)::bigint AS bytes,
        coalesce(sum(size_bytes) FILTER (WHERE context_id = ${contextId}), 0)::bigint AS context_bytes
      FROM upload_reservations
      WHERE tenant_id = ${tenantId} AND environment = 'live' AND id <> ${reservationId}
    ) AS coming
    LEFT JOIN monthly_uploads m ON m.tenant_id = u.tenant_id
      AND m.month = date_trunc('month', clock_timestamp() AT TIME ZONE 'UTC')::date
    LEFT JOIN contexts c ON c.id = ${contextId}
    WHERE u.tenant_id = ${tenantId}`;
  if (taken === undefined) throw new Error('A tenant has no usage');
  return taken;
}
