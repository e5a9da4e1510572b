import type { StartedSession } from '@/lib/accounts';
import { signToken, toTokenFacts } from '@/lib/auth/token';

/** The session as its owner carries it: a signed token in its place. */
export async function issueToken<T extends { session: StartedSession }>({
  session,
  ...rest
}: T): Promise<Omit<T, 'session'> & { token: string; expires_at: string }> {
  const { token, expiresAt } = await signToken(toTokenFacts(session), session.createdAt);
  return { ...rest, token, expires_at: expiresAt.toISOString() };
}
