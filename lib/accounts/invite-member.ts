import { mayManageTenant } from '@/lib/auth/roles';
import { toActor } from '@/lib/auth/principal';
import { recordAudit } from '@/lib/audit';
import { changeTenant, type LockedTenant } from '@/lib/change-tenant';
import type { Ctx } from '@/lib/context';
import { databaseNow } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { openInvitations, toInvitationRecord } from './invitation-record';
import { newInvitationToken } from './invitation-token';
import type { InvitationRecord, InviteMemberInput } from './schemas';
import { sendInvitation } from './send-invitation';

const INVITATION_DAYS = 7;

/**
 * Invites somebody into the caller's tenant, by mail where there is a mail server. The link is in this answer only; a further
 * invitation of the same address takes the place of an open one.
 * @throws AppError `forbidden` for everyone but owners, `invalid_state` when the address is a member's already
 */
export async function inviteMember(ctx: Ctx, input: InviteMemberInput): Promise<InvitationRecord> {
  const { tenant, invitation } = await changeTenant(ctx, mayManageTenant, async (locked) => ({
    tenant: locked.tenant,
    invitation: await addInvitation(locked, input),
  }));
  return { ...invitation, mailed: await sendInvitation(ctx, tenant, invitation) };
}

async function addInvitation(
  locked: LockedTenant,
  input: InviteMemberInput,
): Promise<InvitationRecord> {
  const { tx, ctx, tenant } = locked;
  const now = await databaseNow(tx);
  await requireNoMember(locked, input.email);
  await tx.invitation.updateMany({
    where: { tenantId: tenant.id, email: input.email, ...openInvitations(now) },
    data: { revokedAt: now },
  });
  const { token, tokenHash } = newInvitationToken();
  const row = await tx.invitation.create({
    data: {
      id: newId('inv'),
      tenantId: tenant.id,
      ...input,
      tokenHash,
      invitedBy: toActor(ctx.principal),
      createdAt: now,
      expiresAt: new Date(now.getTime() + INVITATION_DAYS * 86_400_000),
    },
  });
  await recordAudit(tx, ctx, {
    action: 'member.invited',
    entity: { type: 'invitation', id: row.id, name: row.email },
    tenantId: tenant.id,
    changes: { after: { email: row.email, role: row.role } },
  });
  return toInvitationRecord(row, token);
}

async function requireNoMember({ tx, tenant }: LockedTenant, email: string): Promise<void> {
  const where = { tenantId: tenant.id, user: { email } };
  if ((await tx.membership.count({ where })) === 0) return;
  throw new AppError('invalid_state', { details: ['email: is a member’s already'] });
}
