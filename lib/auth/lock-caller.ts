import type { Tx } from '@/lib/db';
import { unauthenticated } from '@/lib/errors';
import type { KeyPrincipal, UserPrincipal } from './principal';
import type { TenantPrincipal } from './require-scope';

/**
 * The caller as the database knows it now, locked `FOR SHARE` until this transaction ends: a revoke, disable, narrowing or
 * sign-out that was answered before is seen, and one that comes now waits. Run the gates again on what it returns.
 * The operator cannot end and is returned as they are.
 * @throws AppError `unauthenticated` when the caller has ended meanwhile
 */
export async function lockCaller(tx: Tx, caller: TenantPrincipal): Promise<TenantPrincipal> {
  switch (caller.type) {
    case 'key':
      return lockKey(tx, caller);
    case 'user':
      return lockMember(tx, caller);
    case 'system':
      return caller;
  }
}

async function lockKey(tx: Tx, caller: KeyPrincipal): Promise<KeyPrincipal> {
  const [row] = await tx.$queryRaw<Pick<KeyPrincipal, 'scopes' | 'contexts' | 'expiresAt'>[]>`
    SELECT scopes::text[], contexts, expires_at AS "expiresAt" FROM api_keys
    WHERE id = ${caller.keyId} AND revoked_at IS NULL AND disabled_at IS NULL
      AND (expires_at IS NULL OR expires_at > clock_timestamp())
    FOR SHARE`;
  if (row === undefined) throw unauthenticated(`key ${caller.keyId} ended while it was writing`);
  return { ...caller, ...row };
}

/** The membership first, as who removes the member does: neither waits for the other in a circle. */
async function lockMember(tx: Tx, caller: UserPrincipal): Promise<UserPrincipal> {
  const [row] = await tx.$queryRaw<Pick<UserPrincipal, 'role'>[]>`
    SELECT m.role::text FROM sessions s
    JOIN memberships m ON m.user_id = s.user_id AND m.tenant_id = s.tenant_id
    WHERE s.id = ${caller.sessionId} AND s.ended_at IS NULL AND s.expires_at > clock_timestamp()
    FOR SHARE OF m, s`;
  if (row === undefined)
    throw unauthenticated(`session ${caller.sessionId} ended while it was writing`);
  return { ...caller, ...row };
}
