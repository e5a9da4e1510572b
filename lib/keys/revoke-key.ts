import { lockCaller } from '@/lib/auth/lock-caller';
import { toActor } from '@/lib/auth/principal';
import { requireScope } from '@/lib/auth/require-scope';
import { recordAudit } from '@/lib/audit';
import type { Ctx } from '@/lib/context';
import { getKeyRow, lockProject } from './internal';
import { keySelect, toKeyRecord, toKeyRow } from './key-row';
import type { KeyRecord, RevokeKeyInput } from './schemas';

/**
 * Revokes a key for good. Once this has returned, no request that starts later is accepted with it and nothing that it began
 * becomes visible. Revoking again changes nothing and answers the same.
 * @throws AppError `insufficient_scope`, `forbidden`, `not_found`
 */
export async function revokeKey(
  ctx: Ctx,
  { keyId, reason = null }: { keyId: string; reason?: RevokeKeyInput['reason'] | undefined },
): Promise<KeyRecord> {
  const { principal } = ctx;
  requireScope(principal, 'admin');
  return ctx.db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL synchronous_commit = on`;
    const project = await lockProject(tx, principal);
    const caller = await lockCaller(tx, principal);
    const before = await getKeyRow(tx, caller, keyId);
    requireScope(caller, 'admin', before.environment);
    if (before.revokedAt !== null) return toKeyRecord(before, project.now);
    const updated = await tx.apiKey.update({
      where: { id: keyId },
      data: {
        revokedAt: project.now,
        updatedAt: project.now,
        revokedBy: toActor(principal),
        revokeReason: reason,
      },
      select: keySelect,
    });
    const row = toKeyRow(updated);
    await recordAudit(tx, ctx, {
      action: 'key.revoked',
      entity: { type: 'key', id: row.id, name: row.name },
      tenantId: row.tenantId,
      projectId: row.projectId,
      changes: {
        before: { revoked_at: null },
        after: { revoked_at: project.now.toISOString(), reason },
      },
    });
    return toKeyRecord(row, project.now);
  });
}
