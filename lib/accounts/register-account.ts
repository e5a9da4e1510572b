import type { Ctx } from '@/lib/context';
import { Prisma, type Tx } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { toTenantRecord, toUserRecord } from './account-records';
import { createTenant } from './create-tenant';
import { requireUncommonPassword } from './common-password';
import { hashPassword } from './password';
import type { RegisteredAccount, RegisterInput } from './schemas';
import { startSession, type StartedSession } from './start-session';

type Registered = Omit<RegisteredAccount, 'token' | 'expires_at'> & { session: StartedSession };

/**
 * Signs a person up: user, tenant on `free` with them as owner, one project with its `default` context, and a session.
 * @throws AppError `validation_failed` for a common password or an e-mail that is registered already
 */
export async function registerAccount(ctx: Ctx, input: RegisterInput): Promise<Registered> {
  requireUncommonPassword(input.password);
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
  { email, name, passwordHash, tenantName }: RegisterInput & { passwordHash: string },
): Promise<Registered> {
  const user = await tx.user.create({ data: { id: newId('usr'), email, name, passwordHash } });
  const { tenant, project } = await createTenant(tx, ctx, { user, name: tenantName ?? name });
  const session = await startSession(tx, ctx, { user, tenantId: tenant.id });
  return { user: toUserRecord(user), tenant: toTenantRecord(tenant), project, session };
}

function registeredAlready(): AppError {
  return new AppError('validation_failed', { details: ['email: is already registered'] });
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
