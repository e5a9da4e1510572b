import type { Prisma, Tx } from '@/lib/db';

const include = { tenant: true, user: true } satisfies Prisma.MembershipInclude;

type HeldMembership = Prisma.MembershipGetPayload<{ include: typeof include }>;

/**
 * A user's membership of a tenant, which nobody ends before this transaction has; null when there is none. Who removes a member ends
 * the sessions that are there: the one that is about to begin has to come before that, or not at all.
 */
export async function holdMembership(
  tx: Tx,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<HeldMembership | null> {
  await tx.$queryRaw`
    SELECT 1 FROM memberships WHERE tenant_id = ${tenantId} AND user_id = ${userId} FOR SHARE`;
  const where = { tenantId_userId: { tenantId, userId } };
  return tx.membership.findUnique({ where, include });
}
