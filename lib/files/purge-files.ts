import { recordAudit } from '@/lib/audit';
import { requireOperator } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import type { Tx } from '@/lib/db';
import { removeObjects } from './remove-objects';

const BATCH = 100;
const PURGE = { type: 'system', id: 'purge', name: 'Purge of test files' } as const;

type Expired = {
  id: string;
  tenantId: string;
  projectId: string;
  originalFilename: string;
  objectPath: string;
  expiresAt: Date;
};

/**
 * Deletes the test files whose day is over at that time, row and bytes, each with its entry in the audit log. Live files have no such
 * day. Several may run at once: each takes what no other has.
 * @returns how many
 * @throws AppError `forbidden` for everybody but the operator and the server itself
 */
export async function purgeFiles(ctx: Ctx, at: Date): Promise<number> {
  requireOperator(ctx.principal);
  let purged = 0;
  for (;;) {
    const batch = await ctx.db.$transaction((tx) => purgeBatch(tx, ctx, at));
    if (batch.length === 0) return purged;
    await removeObjects(ctx.db, batch);
    purged += batch.length;
  }
}

/** @returns the paths of the objects whose rows are gone with this transaction */
async function purgeBatch(tx: Tx, ctx: Ctx, at: Date): Promise<string[]> {
  const expired = await tx.$queryRaw<Expired[]>`
    SELECT id, tenant_id AS "tenantId", project_id AS "projectId",
      original_filename AS "originalFilename", object_path AS "objectPath", expires_at AS "expiresAt"
    FROM files WHERE environment = 'test' AND expires_at <= ${at}
    ORDER BY expires_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
  for (const { id, originalFilename, expiresAt, tenantId, projectId } of expired) {
    await recordAudit(tx, ctx, {
      action: 'file.purged',
      entity: { type: 'file', id, name: originalFilename },
      ...{ tenantId, projectId, environment: 'test', actor: PURGE },
      changes: { before: { expires_at: expiresAt.toISOString() } },
    });
  }
  await tx.file.deleteMany({ where: { id: { in: expired.map(({ id }) => id) } } });
  return expired.map(({ objectPath }) => objectPath);
}
