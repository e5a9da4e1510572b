import { lockCaller } from '@/lib/auth/lock-caller';
import { requireScope, type TenantPrincipal } from '@/lib/auth/require-scope';
import { recordAudit } from '@/lib/audit';
import type { AuditAction } from '@/lib/audit-actions';
import type { Ctx } from '@/lib/context';
import type { Prisma, Tx } from '@/lib/db';
import { transact } from '@/lib/transact';
import { getKeyRow, lockProject, type LockedProject } from './internal';
import { keySelect, toKeyRow, type KeyRow } from './key-row';

/** A key that nothing else changes meanwhile, and who changes it. */
export type LockedKey = {
  tx: Tx;
  ctx: Ctx;
  project: LockedProject;
  caller: TenantPrincipal;
  key: KeyRow;
};

/**
 * Runs a change of one key in a transaction of its own: project locked, caller still valid, key found and the caller's to change.
 * When it has returned, the change is durable and seen by every request that starts later.
 * @throws AppError `insufficient_scope`, `forbidden`, `not_found`, `unauthenticated` when the caller ends meanwhile
 */
export async function changeKey<T>(
  ctx: Ctx,
  keyId: string,
  change: (locked: LockedKey) => Promise<T>,
): Promise<T> {
  const { principal } = ctx;
  requireScope(principal, 'admin');
  return transact(ctx, async (tx) => {
    await tx.$executeRaw`SET LOCAL synchronous_commit = on`;
    const project = await lockProject(tx, principal);
    const caller = await lockCaller(tx, principal);
    const key = await getKeyRow(tx, caller, keyId);
    requireScope(caller, 'admin', key.environment);
    return change({ tx, ctx, project, caller, key });
  });
}

/** What is written of a change, and how the audit log tells it. */
type KeyChange = {
  action: AuditAction;
  data: Prisma.ApiKeyUpdateInput;
  changes: Prisma.InputJsonObject;
};

/** Writes a change of the locked key together with its audit entry. */
export async function writeChange(
  { tx, ctx, project, key }: LockedKey,
  { action, data, changes }: KeyChange,
): Promise<KeyRow> {
  const row = await tx.apiKey.update({
    where: { id: key.id },
    data: { ...data, updatedAt: project.now },
    select: keySelect,
  });
  await recordAudit(tx, ctx, {
    action,
    entity: { type: 'key', id: row.id, name: row.name },
    tenantId: row.tenantId,
    projectId: row.projectId,
    environment: row.environment,
    changes,
  });
  return toKeyRow(row);
}
