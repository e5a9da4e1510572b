import { recordAudit } from '@/lib/audit';
import type { UserPrincipal } from '@/lib/auth/principal';
import { requireUser } from '@/lib/auth/require-member';
import type { Ctx } from '@/lib/context';
import type { Tx } from '@/lib/db';
import { AppError, unauthenticated } from '@/lib/errors';
import { toTenantRecord, toUserRecord } from './account-records';
import type { Opened } from './enter-first-tenant';
import { holdMembership } from './hold-membership';
import type { SwitchTenantInput } from './schemas';
import { startSession } from './start-session';

/**
 * Puts the caller into another of their tenants: the calling session ends, a new one begins there and ends when the old one would
 * have.
 * @throws AppError `forbidden` when the caller is not a session, `not_found` for a tenant that is not theirs
 */
export async function switchTenant(ctx: Ctx, { tenantId }: SwitchTenantInput): Promise<Opened> {
  const { principal } = ctx;
  requireUser(principal);
  return ctx.db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL synchronous_commit = on`;
    const membership = await holdMembership(tx, { tenantId, userId: principal.userId });
    if (membership === null) throw new AppError('not_found');
    const expiresAt = await leaveSession(tx, ctx, principal);
    const { user, tenant } = membership;
    const session = await startSession(tx, ctx, { user, tenantId, expiresAt });
    return { user: toUserRecord(user), tenant: toTenantRecord(tenant), session };
  });
}

/** Ends the calling session; when it would have ended by itself. */
async function leaveSession(tx: Tx, ctx: Ctx, { sessionId, tenantId, name }: UserPrincipal) {
  const [left] = await tx.$queryRaw<{ expiresAt: Date }[]>`
    UPDATE sessions SET ended_at = clock_timestamp()
    WHERE id = ${sessionId} AND ended_at IS NULL AND expires_at > clock_timestamp()
    RETURNING expires_at AS "expiresAt"`;
  if (left === undefined) throw unauthenticated(`session ${sessionId} ended while it was leaving`);
  const entity = { type: 'session', id: sessionId, name };
  await recordAudit(tx, ctx, { action: 'session.ended', entity, tenantId });
  return left.expiresAt;
}
