import type { Ctx } from '@/lib/context';
import type { Tx, User } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { findFirstProject } from '@/lib/projects';
import { toTenantRecord, toUserRecord } from './account-records';
import { countSignUp } from './sign-up-limit';
import { createTenant } from './create-tenant';
import { requireUncommonPassword } from './common-password';
import { hashPassword } from './password';
import { isUniqueViolation } from './unique-violation';
import type { RegisteredAccount, RegisterInput } from './schemas';
import { startSession, type StartedSession } from './start-session';
import { redeemInvitation } from './redeem-invitation';

type Registered = Omit<RegisteredAccount, 'token' | 'expires_at'> & { session: StartedSession };

/**
 * Signs a person up: user, tenant on `free` with them as owner, one project with its `default` context, and a session; with an
 * invitation, user and session in the tenant that it is to.
 * @throws AppError `validation_failed` for a common password or an e-mail that is registered already, and for an invitation
 * `not_found` when it is not open, `forbidden` when it is for another address; `rate_limited` after too many from one address
 */
export async function registerAccount(ctx: Ctx, input: RegisterInput): Promise<Registered> {
  requireUncommonPassword(input.password);
  await countSignUp(ctx.client.ipAddress);
  if (await ctx.db.user.findUnique({ where: { email: input.email }, select: { id: true } })) {
    throw registeredAlready();
  }
  const passwordHash = await hashPassword(input.password);
  try {
    return await ctx.db.$transaction((tx) => createAccount(tx, ctx, { ...input, passwordHash }));
  } catch (error) {
    if (isUniqueViolation(error)) throw registeredAlready();
    throw error;
  }
}

async function createAccount(
  tx: Tx,
  ctx: Ctx,
  { email, name, passwordHash, ...input }: RegisterInput & { passwordHash: string },
): Promise<Registered> {
  const user = await tx.user.create({ data: { id: newId('usr'), email, name, passwordHash } });
  const token = input.invitationToken;
  const { tenant, project } =
    token === null
      ? await createTenant(tx, ctx, { user, name: input.tenantName ?? name })
      : await joinTenant(tx, ctx, { user, token });
  const session = await startSession(tx, ctx, { user, tenantId: tenant.id });
  return { user: toUserRecord(user), tenant: toTenantRecord(tenant), project, session };
}

async function joinTenant(tx: Tx, ctx: Ctx, invited: { user: User; token: string }) {
  const { tenant } = await redeemInvitation(tx, ctx, invited);
  return { tenant, project: await findFirstProject(tx, tenant.id) };
}

function registeredAlready(): AppError {
  return new AppError('validation_failed', { details: ['email: is already registered'] });
}
