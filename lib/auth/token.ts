import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { env } from '@/lib/env';
import { unauthenticated } from '@/lib/errors';
import { singleton } from '@/lib/singleton';

/** One algorithm, one issuer, one audience, one explicit type (RFC 8725, sections 3.1, 3.8, 3.9 and 3.11). */
const ALGORITHM = 'HS256';
const ISSUER = 'uploadkit';
const AUDIENCE = 'uploadkit-sessions';
const TYPE = 'uploadkit-session+jwt';

/** A token lives for a day; in a browser it is renewed until its session ends. */
export const TOKEN_SECONDS = 24 * 60 * 60;

/** What a session token says: user, tenant, session, and when the session itself ends (seconds since 1970). */
export const TokenClaims = z.object({
  sub: z.string(),
  tid: z.string(),
  sid: z.string(),
  session_exp: z.int(),
  iat: z.int(),
  exp: z.int(),
});
export type TokenClaims = z.output<typeof TokenClaims>;

type SessionFacts = Pick<TokenClaims, 'sub' | 'tid' | 'sid' | 'session_exp'>;

/** What a token says of a session row. */
export function toTokenFacts(session: {
  userId: string;
  tenantId: string;
  sessionId: string;
  expiresAt: Date;
}): SessionFacts {
  return {
    sub: session.userId,
    tid: session.tenantId,
    sid: session.sessionId,
    session_exp: Math.floor(session.expiresAt.getTime() / 1000),
  };
}

/** Signs a token (JWS, RFC 7515) that ends after a day or with its session, whichever is first. */
export async function signToken(
  facts: SessionFacts,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const expiresAt = Math.min(issuedAt + TOKEN_SECONDS, facts.session_exp);
  const token = await new SignJWT({
    tid: facts.tid,
    sid: facts.sid,
    session_exp: facts.session_exp,
  })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(facts.sub)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(await signingKey());
  return { token, expiresAt: new Date(expiresAt * 1000) };
}

/**
 * The one verifier of session tokens, from the cookie and from `Authorization` alike. Says nothing of whether the session still
 * stands: that is the database's word.
 * @throws AppError `unauthenticated`
 */
export async function verifyToken(token: string): Promise<TokenClaims> {
  try {
    const { payload } = await jwtVerify(token, await signingKey(), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      typ: TYPE,
      requiredClaims: ['exp', 'iat', 'sub', 'tid', 'sid'],
    });
    return TokenClaims.parse(payload);
  } catch (error) {
    throw unauthenticated('session token refused', error);
  }
}

/** The key of `AUTH_SECRET`, made once: jose would make one from the bytes for every token. */
function signingKey(): Promise<CryptoKey> {
  const value = env().AUTH_SECRET;
  if (value === undefined) throw new Error('AUTH_SECRET is not set');
  const kept = singleton('signing-keys', () => new Map<string, Promise<CryptoKey>>());
  const key = kept.get(value) ?? importKey(value);
  kept.set(value, key);
  return key;
}

function importKey(value: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(value);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign', 'verify']);
}
