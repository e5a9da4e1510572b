import { recordAudit } from '@/lib/audit';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';

/**
 * Ends the caller's own session: its token and cookie are dead from the next request on.
 * @throws AppError `forbidden` when the caller is not a session
 */
export async function endSession(ctx: Ctx): Promise<null> {
  const { principal } = ctx;
  if (principal.type !== 'user') {
    throw new AppError('forbidden', {
      details: ['Only a session can log out; revoke a key instead'],
    });
  }
  await ctx.db.$transaction(async (tx) => {
    const ended = await tx.$executeRaw`
      UPDATE sessions SET ended_at = clock_timestamp()
      WHERE id = ${principal.sessionId} AND ended_at IS NULL`;
    if (ended === 0) return;
    await recordAudit(tx, ctx, {
      action: 'session.ended',
      entity: { type: 'session', id: principal.sessionId, name: principal.name },
      tenantId: principal.tenantId,
    });
  });
  return null;
}
