import type { Actor } from '@/lib/auth/principal';
import { recordAudit } from '@/lib/audit';
import { createDefaultContext } from '@/lib/contexts';
import type { Ctx } from '@/lib/context';
import { Prisma, type Tx, type User } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { createFirstProject } from '@/lib/projects';
import { toTenantRecord, toUserRecord } from './account-records';
import { isCommonPassword } from './common-password';
import { hashPassword } from './password';
import type { RegisteredAccount, RegisterInput } from './schemas';
import { startSession, type StartedSession } from './start-session';

type Registered = Omit<RegisteredAccount, 'token' | 'expires_at'> & { session: StartedSession };

/**
 * Signs a person up: user, tenant on `free` with them as owner, one project with its `default` context, and a session.
 * @throws AppError `validation_failed` for a common password or an e-mail that is registered already
 */
export async function registerAccount(ctx: Ctx, input: RegisterInput): Promise<Registered> {
  if (isCommonPassword(input.password)) {
    throw invalid('password: is one that attackers try first; choose another');
  }
  if (await ctx.db.user.findUnique({ where: { email: input.email }, select: { id: true } })) {
    throw invalid('email: is already registered');
  }
  const passwordHash = await hashPassword(input.password);
  try {
    return await ctx.db.$transaction((tx) => createAccount(tx, ctx, { ...input, passwordHash }));
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid('email: is already registered');
    throw error;
  }
}

async function createAccount(
  tx: Tx,
  ctx: Ctx,
  input: RegisterInput & { passwordHash: string },
): Promise<Registered> {
  const user = await tx.user.create({
    data: {
      id: newId('usr'),
      email: input.email,
      name: input.name,
      passwordHash: input.passwordHash,
    },
  });
  const tenant = await createTenant(tx, ctx, { user, name: input.tenantName ?? input.name });
  const actor: Actor = { type: 'user', id: user.id, name: user.name };
  const project = await createFirstProject(tx, ctx, { tenantId: tenant.tenant_id, actor });
  await createDefaultContext(tx, ctx, {
    tenantId: tenant.tenant_id,
    projectId: project.project_id,
    actor,
  });
  const session = await startSession(tx, ctx, { user, tenantId: tenant.tenant_id });
  return { user: toUserRecord(user), tenant, project, session };
}

async function createTenant(tx: Tx, ctx: Ctx, { user, name }: { user: User; name: string }) {
  const tenant = await tx.tenant.create({
    data: { id: newId('ten'), name, members: { create: { userId: user.id, role: 'owner' } } },
  });
  await recordAudit(tx, ctx, {
    action: 'tenant.created',
    entity: { type: 'tenant', id: tenant.id, name },
    tenantId: tenant.id,
    actor: { type: 'user', id: user.id, name: user.name },
  });
  return toTenantRecord(tenant);
}

function invalid(detail: string): AppError {
  return new AppError('validation_failed', { details: [detail] });
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
