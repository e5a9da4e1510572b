import type { LockedTenant } from '@/lib/change-tenant';
import type { Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { memberInclude } from './member-record';

type MemberRow = Prisma.MembershipGetPayload<{ include: typeof memberInclude }>;

/** @throws AppError `not_found`, the same for a stranger as for nobody */
export async function getMember({ tx, tenant }: LockedTenant, userId: string): Promise<MemberRow> {
  const member = await tx.membership.findUnique({
    where: { tenantId_userId: { tenantId: tenant.id, userId } },
    include: memberInclude,
  });
  if (member === null) throw new AppError('not_found');
  return member;
}

/**
 * Asked under the tenant's lock, so that two owners cannot go at once.
 * @throws AppError `last_owner`
 */
export async function requireAnotherOwner(
  { tx, tenant }: LockedTenant,
  { userId, role }: MemberRow,
): Promise<void> {
  if (role !== 'owner') return;
  const where = { tenantId: tenant.id, role: 'owner' as const, userId: { not: userId } };
  if ((await tx.membership.count({ where })) > 0) return;
  throw new AppError('last_owner', { details: ['Make another member an owner first'] });
}
