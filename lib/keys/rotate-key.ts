import { recordAudit } from '@/lib/audit';
import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { Metadata } from '@/lib/metadata';
import { changeKey, type LockedKey } from './change-key';
import { keySelect, toKeyRecord, toKeyRow, type KeyRow } from './key-row';
import { newKeyRow } from './new-key-row';
import { requireWithinOwnGrant } from './require-own-grant';
import type { CreatedKey, RotateKeyInput } from './schemas';
import { generateSecret } from './secret';
import { isEnded, keyStatus } from './status';

/**
 * Replaces a key by a new one with the same name, scopes, contexts, metadata and expiry. The old one goes on working for
 * `graceSeconds`, never beyond its own expiry, and counts against no limit any more.
 * @throws AppError `insufficient_scope`, `forbidden`, `not_found`, `exceeds_own_grant`, `invalid_state` for an ended key or one
 * that was rotated already
 */
export async function rotateKey(
  ctx: Ctx,
  { keyId, graceSeconds }: { keyId: string } & RotateKeyInput,
): Promise<CreatedKey> {
  requireScope(ctx.principal, 'admin');
  return changeKey(ctx, keyId, async (locked) => {
    requireRotatable(locked);
    requireWithinOwnGrant(locked.caller, locked.key);
    const { secret, row } = await createSuccessor(locked);
    await retire(locked, { successorId: row.id, graceSeconds });
    return { ...toKeyRecord(row, locked.project.now), api_key: secret };
  });
}

function requireRotatable({ key, project }: LockedKey): void {
  const details = isEnded(key, project.now)
    ? [`The key is ${keyStatus(key, project.now)}, which is final`]
    : key.replacedBy !== null
      ? [`The key was rotated already; rotate ${key.replacedBy} instead`]
      : [];
  if (details.length > 0) throw new AppError('invalid_state', { details });
}

async function createSuccessor({ tx, ctx, project, key }: LockedKey): Promise<{
  secret: string;
  row: KeyRow;
}> {
  const { secret, ...stored } = generateSecret(env().KEY_PREFIX, key.environment);
  const fields = {
    name: key.name,
    environment: key.environment,
    scopes: key.scopes,
    contexts: key.contexts,
    metadata: Metadata.parse(key.metadata),
    expiresAt: key.expiresAt,
    replaces: key.id,
  };
  const data = newKeyRow(ctx, { project, fields, stored });
  const row = await tx.apiKey.create({ data, select: keySelect });
  return { secret, row: toKeyRow(row) };
}

async function retire(
  { tx, ctx, project, key }: LockedKey,
  { successorId, graceSeconds }: { successorId: string; graceSeconds: number },
): Promise<void> {
  const graceEnd = new Date(project.now.getTime() + graceSeconds * 1000);
  const expiresAt = key.expiresAt !== null && key.expiresAt < graceEnd ? key.expiresAt : graceEnd;
  await tx.apiKey.update({
    where: { id: key.id },
    data: { expiresAt, replacedBy: successorId, updatedAt: project.now },
  });
  await recordAudit(tx, ctx, {
    action: 'key.rotated',
    entity: { type: 'key', id: key.id, name: key.name },
    tenantId: key.tenantId,
    projectId: key.projectId,
    environment: key.environment,
    changes: {
      before: { expires_at: key.expiresAt?.toISOString() ?? null, replaced_by: null },
      after: { expires_at: expiresAt.toISOString(), replaced_by: successorId },
    },
  });
}
