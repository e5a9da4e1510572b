import { requireUser } from '@/lib/auth/require-member';
import type { Ctx } from '@/lib/context';
import { markSessionsEnded } from './mark-sessions-ended';

/**
 * Signs the caller out everywhere: every session they have, in every tenant, the calling one too.
 * @throws AppError `forbidden` when the caller is not a session
 */
export async function endAllSessions(ctx: Ctx): Promise<{ ended: number }> {
  const { principal } = ctx;
  requireUser(principal);
  const which = { userId: principal.userId };
  return { ended: await ctx.db.$transaction((tx) => markSessionsEnded(tx, ctx, which)) };
}
