import { requireUser } from '@/lib/auth/require-member';
import type { Ctx } from '@/lib/context';
import { markSessionsEnded } from './mark-sessions-ended';
import type { EndSessionsQuery } from './schemas';

/**
 * Signs the caller out everywhere: every session they have, in every tenant, the calling one too unless it is kept.
 * @throws AppError `forbidden` when the caller is not a session
 */
export async function endAllSessions(
  ctx: Ctx,
  { keep }: EndSessionsQuery,
): Promise<{ ended: number }> {
  const { principal } = ctx;
  requireUser(principal);
  const which = {
    userId: principal.userId,
    ...(keep === 'current' ? { except: principal.sessionId } : {}),
  };
  return { ended: await ctx.db.$transaction((tx) => markSessionsEnded(tx, ctx, which)) };
}
