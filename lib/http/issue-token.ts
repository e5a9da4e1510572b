import type { StartedSession } from '@/lib/accounts';
import { signToken } from '@/lib/auth/token';

/** The session as its owner carries it: a signed token in its place. */
export async function issueToken<T extends { session: StartedSession }>({
  session,
  ...rest
}: T): Promise<Omit<T, 'session'> & { token: string; expires_at: string }> {
  const facts = {
    sub: session.userId,
    tid: session.tenantId,
    sid: session.sessionId,
    session_exp: Math.floor(session.expiresAt.getTime() / 1000),
  };
  const { token, expiresAt } = await signToken(facts, session.createdAt);
  return { ...rest, token, expires_at: expiresAt.toISOString() };
}
