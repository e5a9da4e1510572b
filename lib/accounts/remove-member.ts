import { requireMember } from '@/lib/auth/require-member';
import { mayManageTenant } from '@/lib/auth/roles';
import { recordAudit } from '@/lib/audit';
import { changeTenant } from '@/lib/change-tenant';
import type { Ctx } from '@/lib/context';
import { getMember, requireAnotherOwner } from './get-member';
import { markSessionsEnded } from './mark-sessions-ended';
import type { RemovedMember } from './schemas';
import { withdrawInvitations } from './withdraw-invitations';

/**
 * Removes a member from the caller's tenant, or lets the caller leave it: their sessions there are dead from the next request on.
 * Keys they made stay; they are the project's.
 * @throws AppError `forbidden` for everyone but owners and whoever leaves, `not_found`, `last_owner`
 */
export async function removeMember(ctx: Ctx, userId: string): Promise<RemovedMember> {
  const { principal } = ctx;
  requireMember(principal);
  const isLeaving = principal.type === 'user' && principal.userId === userId;
  return changeTenant(ctx, isLeaving ? () => true : mayManageTenant, async (locked) => {
    const { tx, tenant } = locked;
    const member = await getMember(locked, userId);
    await requireAnotherOwner(locked, member);
    await tx.membership.delete({ where: { tenantId_userId: { tenantId: tenant.id, userId } } });
    await markSessionsEnded(tx, ctx, { userId, tenantId: tenant.id });
    await withdrawInvitations(locked, userId);
    await recordAudit(tx, ctx, {
      action: 'member.removed',
      entity: { type: 'member', id: userId, name: member.user.name },
      tenantId: tenant.id,
      changes: { before: { role: member.role, email: member.user.email } },
    });
    return { user_id: userId, removed: true };
  });
}
