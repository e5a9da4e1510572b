import { requireMember } from '@/lib/auth/require-member';
import type { Ctx } from '@/lib/context';
import type { Page } from '@/lib/paging';
import { memberInclude, toMemberRecord } from './member-record';
import type { ListQuery, MemberRecord } from './schemas';

/**
 * The members of the caller's tenant, in the order they joined.
 * @throws AppError `forbidden` for keys
 */
export async function listMembers(
  ctx: Ctx,
  { page, pageSize }: ListQuery,
): Promise<Page<MemberRecord>> {
  const { principal } = ctx;
  requireMember(principal);
  const where = { tenantId: principal.tenantId };
  const [rows, total] = await Promise.all([
    ctx.db.membership.findMany({
      where,
      include: memberInclude,
      orderBy: [{ joinedAt: 'asc' }, { userId: 'asc' }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    ctx.db.membership.count({ where }),
  ]);
  return { items: rows.map(toMemberRecord), page, pageSize, total, nextCursor: null };
}
