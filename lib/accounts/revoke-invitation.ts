import { mayManageTenant } from '@/lib/auth/roles';
import { recordAudit } from '@/lib/audit';
import { changeTenant } from '@/lib/change-tenant';
import type { Ctx } from '@/lib/context';
import { databaseNow } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { openInvitations } from './invitation-record';
import type { RevokedInvitation } from './schemas';

/**
 * Takes an open invitation back: its link opens nothing any more.
 * @throws AppError `forbidden` for everyone but owners, `not_found` for one that is not open or another tenant's
 */
export async function revokeInvitation(ctx: Ctx, invitationId: string): Promise<RevokedInvitation> {
  return changeTenant(ctx, mayManageTenant, async ({ tx, tenant }) => {
    const now = await databaseNow(tx);
    const where = { id: invitationId, tenantId: tenant.id, ...openInvitations(now) };
    const [revoked] = await tx.invitation.updateManyAndReturn({ where, data: { revokedAt: now } });
    if (revoked === undefined) throw new AppError('not_found');
    await recordAudit(tx, ctx, {
      action: 'member.invitation_revoked',
      entity: { type: 'invitation', id: revoked.id, name: revoked.email },
      tenantId: tenant.id,
    });
    return { invitation_id: revoked.id, revoked: true };
  });
}
