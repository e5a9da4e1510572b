import type { Role } from '@/lib/auth/roles';
import { recordAudit } from '@/lib/audit';
import type { Ctx } from '@/lib/context';
import type { Tenant, Tx, User } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { hashInvitationToken } from './invitation-token';

/**
 * Uses an invitation up for the user it is for: they are a member when the caller's transaction is in.
 * @throws AppError `not_found` for an unknown, used, revoked or expired one, `forbidden` for another address than the invited one,
 * `invalid_state` for whoever is a member already
 */
export async function redeemInvitation(
  tx: Tx,
  ctx: Ctx,
  { token, user }: { token: string; user: User },
): Promise<{ tenant: Tenant; role: Role }> {
  const { tenantId, email, role } = await takeInvitation(tx, token);
  if (email !== user.email) {
    const detail = 'The invitation is for another e-mail address';
    throw new AppError('forbidden', { details: [detail] });
  }
  const joined = await tx.$executeRaw`
    INSERT INTO memberships (tenant_id, user_id, role, joined_at)
    VALUES (${tenantId}, ${user.id}, ${role}::role, clock_timestamp()) ON CONFLICT DO NOTHING`;
  if (joined === 0) {
    throw new AppError('invalid_state', { details: ['You are a member already'] });
  }
  await recordAudit(tx, ctx, {
    action: 'member.joined',
    entity: { type: 'member', id: user.id, name: user.name },
    tenantId,
    actor: { type: 'user', id: user.id, name: user.name },
    changes: { after: { role } },
  });
  return { tenant: await tx.tenant.findUniqueOrThrow({ where: { id: tenantId } }), role };
}

type Taken = { tenantId: string; email: string; role: Role };

/** Marks it accepted, once: of several at the same time the others wait here, and find it used. */
async function takeInvitation(tx: Tx, token: string): Promise<Taken> {
  const [taken] = await tx.$queryRaw<Taken[]>`
    UPDATE invitations SET accepted_at = clock_timestamp()
    WHERE token_hash = ${hashInvitationToken(token)} AND accepted_at IS NULL AND revoked_at IS NULL
      AND expires_at > clock_timestamp()
    RETURNING tenant_id AS "tenantId", email, role::text`;
  if (taken === undefined) throw new AppError('not_found');
  return taken;
}
