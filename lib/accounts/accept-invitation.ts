import { lockCaller } from '@/lib/auth/lock-caller';
import { requireUser } from '@/lib/auth/require-member';
import type { Ctx } from '@/lib/context';
import { toTenantRecord } from './account-records';
import type { AcceptedInvitation } from './schemas';
import { redeemInvitation } from './redeem-invitation';

/**
 * Makes the caller a member of the tenant that the invitation is to. The calling session stays where it is.
 * @throws AppError `forbidden` for keys and for another address than the invited one, `not_found` for an invitation that is not
 * open, `invalid_state` for whoever is a member already
 */
export async function acceptInvitation(ctx: Ctx, token: string): Promise<AcceptedInvitation> {
  const { principal } = ctx;
  requireUser(principal);
  return ctx.db.$transaction(async (tx) => {
    await lockCaller(tx, principal);
    const user = await tx.user.findUniqueOrThrow({ where: { id: principal.userId } });
    const { tenant, role } = await redeemInvitation(tx, ctx, { token, user });
    return { tenant: toTenantRecord(tenant), role };
  });
}
