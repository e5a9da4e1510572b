import { recordAudit } from '@/lib/audit';
import type { LockedTenant } from '@/lib/change-tenant';
import { databaseNow } from '@/lib/db';
import { openInvitations } from './invitation-record';

/** Takes back the open invitations of somebody who is an owner no longer: nobody comes back by a link of their own. */
export async function withdrawInvitations(
  { tx, ctx, tenant }: LockedTenant,
  userId: string,
): Promise<void> {
  const now = await databaseNow(tx);
  const withdrawn = await tx.invitation.updateManyAndReturn({
    where: {
      tenantId: tenant.id,
      invitedBy: { path: ['id'], equals: userId },
      ...openInvitations(now),
    },
    data: { revokedAt: now },
  });
  for (const { id, email } of withdrawn) {
    await recordAudit(tx, ctx, {
      action: 'member.invitation_revoked',
      entity: { type: 'invitation', id, name: email },
      tenantId: tenant.id,
    });
  }
}
