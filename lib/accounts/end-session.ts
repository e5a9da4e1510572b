import { requireUser } from '@/lib/auth/require-member';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { markSessionsEnded } from './mark-sessions-ended';

/**
 * Ends a session of the caller's own, the calling one when none is named: its token and cookie are dead from the next request on.
 * @throws AppError `forbidden` when the caller is not a session, `not_found` for another's session or one that has ended
 */
export async function endSession(ctx: Ctx, sessionId?: string): Promise<null> {
  const { principal } = ctx;
  requireUser(principal);
  const which = { userId: principal.userId, only: sessionId ?? principal.sessionId };
  const ended = await ctx.db.$transaction((tx) => markSessionsEnded(tx, ctx, which));
  if (ended === 0 && sessionId !== undefined) throw new AppError('not_found');
  return null;
}
