import { recordAudit } from '@/lib/audit';
import type { Ctx } from '@/lib/context';
import { databaseNow, type Tx, type User } from '@/lib/db';
import { newId } from '@/lib/ids';

/** However often its token is renewed, a session ends 30 days after sign-in. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** A session row, as tokens speak of it. */
export type StartedSession = {
  sessionId: string;
  userId: string;
  tenantId: string;
  createdAt: Date;
  expiresAt: Date;
};

type NewSession = { user: User; tenantId: string; expiresAt?: Date };

/** Writes the session and its audit entry in the transaction of the sign-in, sign-up or switch that starts it. */
export async function startSession(
  tx: Tx,
  ctx: Ctx,
  { user, tenantId, expiresAt: until }: NewSession,
): Promise<StartedSession> {
  const createdAt = await databaseNow(tx);
  const expiresAt = until ?? new Date(createdAt.getTime() + SESSION_SECONDS * 1000);
  const { id: sessionId } = await tx.session.create({
    data: {
      id: newId('ses'),
      userId: user.id,
      tenantId,
      createdAt,
      expiresAt,
      ipAddress: ctx.client.ipAddress,
      userAgent: ctx.client.userAgent,
    },
  });
  await recordAudit(tx, ctx, {
    action: 'session.created',
    entity: { type: 'session', id: sessionId, name: user.name },
    tenantId,
    actor: { type: 'user', id: user.id, name: user.name },
  });
  return { sessionId, userId: user.id, tenantId, createdAt, expiresAt };
}
