import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { toTenantRecord, toUserRecord } from './account-records';
import { isPassword } from './password';
import type { LoginInput, OpenedSession } from './schemas';
import { startSession, type StartedSession } from './start-session';

type Opened = Pick<OpenedSession, 'user' | 'tenant'> & { session: StartedSession };

/**
 * Signs a member in to the tenant they joined first. A wrong e-mail and a wrong password look the same, in body and in time.
 * @throws AppError `unauthenticated`
 */
export async function openSession(ctx: Ctx, input: LoginInput): Promise<Opened> {
  const user = await ctx.db.user.findUnique({
    where: { email: input.email.trim().toLowerCase() },
    include: { memberships: { orderBy: { joinedAt: 'asc' }, take: 1, include: { tenant: true } } },
  });
  const fits = await isPassword(input.password, user?.passwordHash ?? null);
  const tenant = user?.memberships[0]?.tenant;
  if (!fits || user === null || tenant === undefined) throw wrongLogin();
  const session = await ctx.db.$transaction((tx) =>
    startSession(tx, ctx, { user, tenantId: tenant.id }),
  );
  return { user: toUserRecord(user), tenant: toTenantRecord(tenant), session };
}

function wrongLogin(): AppError {
  return new AppError('unauthenticated', { details: ['Wrong e-mail or password'] });
}
