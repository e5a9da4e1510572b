import type { Ctx } from '@/lib/context';
import type { Tenant, Tx, User } from '@/lib/db';
import { toTenantRecord, toUserRecord } from './account-records';
import { createTenant } from './create-tenant';
import type { OpenedSession } from './schemas';
import { startSession, type StartedSession } from './start-session';

export type Opened = Pick<OpenedSession, 'user' | 'tenant'> & { session: StartedSession };

/** A session in the tenant that the user joined first; whoever is left without one gets a tenant of their own. */
export async function enterFirstTenant(tx: Tx, ctx: Ctx, user: User): Promise<Opened> {
  const tenant = await findFirstTenant(tx, user);
  const entered = tenant ?? (await createTenant(tx, ctx, { user, name: user.name })).tenant;
  const session = await startSession(tx, ctx, { user, tenantId: entered.id });
  return { user: toUserRecord(user), tenant: toTenantRecord(entered), session };
}

/** The tenant that the user joined first and is still in, which nobody removes them from before this transaction has ended. */
async function findFirstTenant(tx: Tx, user: User): Promise<Tenant | null> {
  const [first] = await tx.$queryRaw<{ id: string }[]>`
    SELECT tenant_id AS id FROM memberships WHERE user_id = ${user.id}
    ORDER BY joined_at, tenant_id LIMIT 1 FOR SHARE`;
  if (first !== undefined) return tx.tenant.findUniqueOrThrow({ where: first });
  // Who was removed while this waited may have joined another one by the same commit.
  const left = await tx.membership.count({ where: { userId: user.id } });
  return left === 0 ? null : findFirstTenant(tx, user);
}
