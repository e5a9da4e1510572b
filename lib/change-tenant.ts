import { lockCaller } from '@/lib/auth/lock-caller';
import { requireMember, type MemberPrincipal } from '@/lib/auth/require-member';
import type { Role } from '@/lib/auth/roles';
import type { Ctx } from '@/lib/context';
import type { Tenant, Tx } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { transact } from '@/lib/transact';

/** A tenant that nothing else changes meanwhile, and who changes it. */
export type LockedTenant = { tx: Tx; ctx: Ctx; tenant: Tenant; caller: MemberPrincipal };

/**
 * Runs a change of the caller's tenant in a transaction of its own, one after the other: tenant locked, caller still a member
 * whose role allows it. What is counted under the lock stays true until the change is in.
 * @throws AppError `forbidden`, `unauthenticated` when the caller ends meanwhile
 */
export async function changeTenant<T>(
  ctx: Ctx,
  may: (role: Role) => boolean,
  change: (locked: LockedTenant) => Promise<T>,
): Promise<T> {
  const { principal } = ctx;
  requireMember(principal, may);
  return transact(ctx, async (tx) => {
    await tx.$executeRaw`SET LOCAL synchronous_commit = on`;
    const tenant = await lockTenant(tx, principal.tenantId);
    const caller = await lockCaller(tx, principal);
    requireMember(caller, may);
    return change({ tx, ctx, tenant, caller });
  });
}

/** Locks the tenant. Its projects, keys and files go on: their foreign keys take a weaker lock. */
async function lockTenant(tx: Tx, tenantId: string): Promise<Tenant> {
  const [tenant] = await tx.$queryRaw<Tenant[]>`
    SELECT id, name, tier::text, created_at AS "createdAt" FROM tenants
    WHERE id = ${tenantId} FOR NO KEY UPDATE`;
  if (tenant === undefined) throw new AppError('not_found');
  return tenant;
}
