import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { changeKey, writeChange, type LockedKey } from './change-key';
import { keyDifference } from './key-difference';
import { toKeyRecord, type KeyRow } from './key-row';
import { requireKnownContexts } from './require-known-contexts';
import { isWider, requireWithinOwnGrant } from './require-own-grant';
import { markRevoked } from './revoke-key';
import type { KeyRecord, UpdateKeyInput } from './schemas';
import { isEnded, keyStatus } from './status';

/**
 * Changes what is given and leaves the rest. Disabling and narrowing count from the next request on; a key is widened and enabled only
 * by who could have made it so.
 * @throws AppError `insufficient_scope`, `forbidden`, `not_found`, `validation_failed`, `exceeds_own_grant`, `invalid_state` when
 * the status, scopes or contexts of an ended key are to change
 */
export async function updateKey(
  ctx: Ctx,
  { keyId, change }: { keyId: string; change: UpdateKeyInput },
): Promise<KeyRecord> {
  requireScope(ctx.principal, 'admin');
  return changeKey(ctx, keyId, async (locked) => {
    requireChangeable(locked, change);
    const key = await writeFields(locked, change);
    const row = await writeStatus({ ...locked, key }, change);
    return toKeyRecord(row, locked.project.now);
  });
}

function requireChangeable({ key, project }: LockedKey, change: UpdateKeyInput): void {
  if (!isEnded(key, project.now)) return;
  const status = keyStatus(key, project.now);
  const isOnlyRenamed =
    change.scopes === undefined &&
    change.contexts === undefined &&
    (change.status === undefined || change.status === status);
  if (isOnlyRenamed) return;
  throw new AppError('invalid_state', { details: [`The key is ${status}, which is final`] });
}

/** Name, scopes, contexts and metadata: those that differ, in one audit entry. */
async function writeFields(locked: LockedKey, change: UpdateKeyInput): Promise<KeyRow> {
  const { key, tx, project, caller } = locked;
  const wanted = {
    scopes: change.scopes ?? key.scopes,
    contexts: change.contexts ?? key.contexts,
  };
  const difference = keyDifference(key, change);
  if (difference === null) return key;
  await requireKnownContexts(tx, project.id, change.contexts ?? []);
  if (isWider(wanted, key)) requireWithinOwnGrant(caller, { ...key, ...wanted });
  const { before, after } = difference;
  return writeChange(locked, {
    action: 'key.updated',
    data: after,
    changes: { before, after: { ...after, ...told(change) } },
  });
}

async function writeStatus(locked: LockedKey, { status, reason }: UpdateKeyInput): Promise<KeyRow> {
  const { key, project, caller } = locked;
  if (status === undefined || status === keyStatus(key, project.now)) return key;
  if (status === 'revoked') return markRevoked(locked, reason ?? null);
  const isDisabling = status === 'disabled';
  if (!isDisabling) requireWithinOwnGrant(caller, key);
  return writeChange(locked, {
    action: isDisabling ? 'key.disabled' : 'key.enabled',
    data: { disabledAt: isDisabling ? project.now : null },
    changes: {
      before: { status: isDisabling ? 'active' : 'disabled' },
      after: { status, ...told({ reason }) },
    },
  });
}

/** The reason, as the audit log tells it where one was given. */
function told({ reason }: Pick<UpdateKeyInput, 'reason'>): { reason?: string } {
  return reason ? { reason } : {};
}
