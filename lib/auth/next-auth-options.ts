import type { NextAuthOptions } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import Credentials from 'next-auth/providers/credentials';
import { z } from 'zod';
import { authenticateSession, endSession, openSession } from '@/lib/accounts';
import { LoginInput } from '@/lib/accounts/schemas';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { toAppError } from '@/lib/http/to-app-error';
import { log } from '@/lib/log';
import { sessionCookieName } from './credential';
import { browserContext } from './browser-context';
import { oauthProviders } from './oauth-providers';
import { providerSignIn } from './provider-sign-in';
import { signToken, TOKEN_SECONDS, TokenClaims, toTokenFacts, verifyToken } from './token';

const SessionFacts = TokenClaims.pick({ sub: true, tid: true, sid: true, session_exp: true });

type Asked = {
  headers?: Record<string, string>;
  /** Told why somebody was not even asked whether they know the password. */
  refuse?: (error: AppError) => void;
};

/** next-auth, made to issue and read the very token that `Authorization: Bearer` carries: one token, one verifier. */
export function nextAuthOptions({
  headers: asked = {},
  refuse = () => {},
}: Asked = {}): NextAuthOptions {
  const { appUrl, AUTH_SECRET } = env();
  const isSecure = appUrl.startsWith('https:');
  return {
    ...(AUTH_SECRET === undefined ? {} : { secret: AUTH_SECRET }),
    // Ours alone: next-auth's own have scripts and styles that our policy does not know.
    pages: { signIn: '/sign-in', signOut: '/', error: '/sign-in', verifyRequest: '/sign-in' },
    session: { strategy: 'jwt', maxAge: TOKEN_SECONDS },
    jwt: { maxAge: TOKEN_SECONDS, encode: encodeToken, decode: decodeToken },
    useSecureCookies: isSecure,
    cookies: {
      sessionToken: {
        name: sessionCookieName(appUrl),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
      },
    },
    providers: [
      Credentials({
        id: 'credentials',
        credentials: { email: {}, password: {} },
        authorize: (credentials, { headers }) => signIn(credentials, headers ?? {}, refuse),
      }),
      ...oauthProviders(),
    ],
    callbacks: {
      signIn: ({ user, account }) =>
        account?.type !== 'oauth' || providerSignIn(browserContext(asked), { user, account }),
      redirect: ({ url, baseUrl }) => onThisSite(url, baseUrl),
      jwt: ({ token, user }) => ({ ...SessionFacts.parse(user ?? token) }),
      session: ({ session }) => session,
    },
    events: { signOut: ({ token }) => signOut(token) },
    logger: {
      error: (code, metadata) => log().warn({ code, err: metadata }, 'next-auth'),
      warn: (code) => log().debug({ code }, 'next-auth'),
      debug: () => undefined,
    },
  };
}

/** The address itself, resolved as a browser would, where it is one of ours; else the start page. */
function onThisSite(url: string, baseUrl: string): string {
  const resolved = URL.canParse(url, baseUrl) ? new URL(url, baseUrl) : null;
  return resolved?.origin === new URL(baseUrl).origin ? resolved.href : baseUrl;
}

async function signIn(
  credentials: unknown,
  headers: Record<string, unknown>,
  refuse: (error: AppError) => void,
) {
  const input = z.object(LoginInput.shape).safeParse(credentials);
  if (!input.success) return null;
  try {
    const { session } = await openSession(browserContext(headers), input.data);
    return { id: session.userId, ...toTokenFacts(session) };
  } catch (error) {
    const refusal = toAppError(error);
    if (refusal.code === 'unauthenticated') return null;
    // Not thrown: next-auth would put its message into the answer.
    if (refusal.code === 'internal') log().error({ err: error }, 'signing in failed');
    refuse(refusal);
    return null;
  }
}

async function encodeToken({ token }: { token?: JWT }): Promise<string> {
  const signed = await signToken(SessionFacts.parse(token), new Date());
  return signed.token;
}

/** The claims of a token whose session still stands; null otherwise, upon which next-auth drops the cookie. */
async function decodeToken({ token }: { token?: string }): Promise<JWT | null> {
  if (token === undefined) return null;
  try {
    const claims = await verifyToken(token);
    await requireStanding(claims);
    return claims;
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') return null;
    throw error;
  }
}

function requireStanding(claims: TokenClaims) {
  const session = { userId: claims.sub, tenantId: claims.tid, sessionId: claims.sid };
  return authenticateSession(db(), session, null);
}

async function signOut(token: JWT | null): Promise<void> {
  const claims = TokenClaims.safeParse(token);
  if (!claims.success) return;
  const ctx = browserContext({});
  await endSession({ ...ctx, principal: await requireStanding(claims.data) });
}
