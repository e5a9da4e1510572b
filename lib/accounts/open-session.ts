import type { Ctx } from '@/lib/context';
import type { Tenant, Tx, User } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { toTenantRecord, toUserRecord } from './account-records';
import { createTenant } from './create-tenant';
import { isPassword } from './password';
import type { LoginInput, OpenedSession } from './schemas';
import { startSession, type StartedSession } from './start-session';

export type Opened = Pick<OpenedSession, 'user' | 'tenant'> & { session: StartedSession };

/**
 * Signs a user in to the tenant they joined first. A wrong e-mail and a wrong password look the same, in body and in time.
 * @throws AppError `unauthenticated`
 */
export async function openSession(ctx: Ctx, input: LoginInput): Promise<Opened> {
  const user = await ctx.db.user.findUnique({
    where: { email: input.email.trim().toLowerCase() },
  });
  const fits = await isPassword(input.password, user?.passwordHash ?? null);
  if (!fits || user === null) throw wrongLogin();
  return ctx.db.$transaction(async (tx) => {
    await requireSamePassword(tx, user);
    return enterFirstTenant(tx, ctx, user);
  });
}

/** A password that was changed while the old one was being checked has ended the old one's sessions: this one too. */
async function requireSamePassword(tx: Tx, user: User): Promise<void> {
  const same = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM users WHERE id = ${user.id} AND password_hash = ${user.passwordHash} FOR SHARE`;
  if (same.length === 0) throw wrongLogin();
}

/** A session in the tenant that the user joined first; whoever is left without one gets a tenant of their own. */
async function enterFirstTenant(tx: Tx, ctx: Ctx, user: User): Promise<Opened> {
  const tenant = await findFirstTenant(tx, user);
  const entered = tenant ?? (await createTenant(tx, ctx, { user, name: user.name })).tenant;
  const session = await startSession(tx, ctx, { user, tenantId: entered.id });
  return { user: toUserRecord(user), tenant: toTenantRecord(entered), session };
}

async function findFirstTenant(tx: Tx, user: User): Promise<Tenant | null> {
  const first = await tx.membership.findFirst({
    where: { userId: user.id },
    orderBy: [{ joinedAt: 'asc' }, { tenantId: 'asc' }],
    include: { tenant: true },
  });
  return first?.tenant ?? null;
}

function wrongLogin(): AppError {
  return new AppError('unauthenticated', { details: ['Wrong e-mail or password'] });
}
