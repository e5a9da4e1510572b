import { requireMember } from '@/lib/auth/require-member';
import type { Ctx } from '@/lib/context';
import type { Page } from '@/lib/paging';
import { openInvitations, toInvitationRecord } from './invitation-record';
import type { InvitationRecord, ListQuery } from './schemas';

/**
 * The open invitations of the caller's tenant, newest first, without their links.
 * @throws AppError `forbidden` for keys
 */
export async function listInvitations(
  ctx: Ctx,
  { page, pageSize }: ListQuery,
): Promise<Page<InvitationRecord>> {
  const { principal } = ctx;
  requireMember(principal);
  const where = { tenantId: principal.tenantId, ...openInvitations(ctx.now) };
  const [rows, total] = await Promise.all([
    ctx.db.invitation.findMany({
      where,
      orderBy: { id: 'desc' },
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    ctx.db.invitation.count({ where }),
  ]);
  const items = rows.map((row) => toInvitationRecord(row, null));
  return { items, page, pageSize, total, nextCursor: null };
}
