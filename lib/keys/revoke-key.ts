import { toActor } from '@/lib/auth/principal';
import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { changeKey, writeChange, type LockedKey } from './change-key';
import { toKeyRecord, type KeyRow } from './key-row';
import type { KeyRecord } from './schemas';

/**
 * Revokes a key for good. Once this has returned, no request that starts later is accepted with it and nothing that it began
 * becomes visible. Revoking again changes nothing and answers the same.
 * @throws AppError `insufficient_scope`, `forbidden`, `not_found`
 */
export async function revokeKey(
  ctx: Ctx,
  { keyId, reason }: { keyId: string; reason?: string | null | undefined },
): Promise<KeyRecord> {
  requireScope(ctx.principal, 'admin');
  return changeKey(ctx, keyId, async (locked) =>
    toKeyRecord(await markRevoked(locked, reason ?? null), locked.project.now),
  );
}

/** Marks the locked key revoked, once. */
export async function markRevoked(locked: LockedKey, reason: string | null): Promise<KeyRow> {
  const { ctx, project, key } = locked;
  if (key.revokedAt !== null) return key;
  return writeChange(locked, {
    action: 'key.revoked',
    data: {
      revokedAt: project.now,
      revokedBy: toActor(ctx.principal),
      revokeReason: reason,
    },
    changes: {
      before: { revoked_at: null },
      after: { revoked_at: project.now.toISOString(), revoke_reason: reason },
    },
  });
}
