import { mayManageTenant } from '@/lib/auth/roles';
import { recordAudit } from '@/lib/audit';
import { changeTenant } from '@/lib/change-tenant';
import type { Ctx } from '@/lib/context';
import { getMember, requireAnotherOwner } from './get-member';
import { memberInclude, toMemberRecord } from './member-record';
import type { MemberRecord, UpdateMemberInput } from './schemas';
import { withdrawInvitations } from './withdraw-invitations';

/**
 * Gives a member of the caller's tenant another role, which counts from their next request on.
 * @throws AppError `forbidden` for everyone but owners, `not_found`, `last_owner`
 */
export async function updateMember(
  ctx: Ctx,
  { userId, role }: UpdateMemberInput & { userId: string },
): Promise<MemberRecord> {
  return changeTenant(ctx, mayManageTenant, async (locked) => {
    const { tx, tenant } = locked;
    const member = await getMember(locked, userId);
    if (member.role === role) return toMemberRecord(member);
    await requireAnotherOwner(locked, member);
    const changed = await tx.membership.update({
      where: { tenantId_userId: { tenantId: tenant.id, userId } },
      data: { role },
      include: memberInclude,
    });
    await withdrawInvitations(locked, userId);
    await recordAudit(tx, ctx, {
      action: 'member.updated',
      entity: { type: 'member', id: userId, name: member.user.name },
      tenantId: tenant.id,
      changes: { before: { role: member.role }, after: { role } },
    });
    return toMemberRecord(changed);
  });
}
