import { NextResponse, type NextRequest } from 'next/server';
import { PATH_HEADER, sessionCookieName } from '@/lib/auth/credential';
import { signToken, verifyToken, type TokenClaims } from '@/lib/auth/token';
import { contentSecurityPolicy } from '@/lib/http/content-security-policy';
import { refuseCredential } from '@/lib/http/refuse-credential';
import { env } from '@/lib/env';

const RENEW_AFTER_SECONDS = 60 * 60;
const SIGNED_OUT_PAGES = /^\/(sign-in|sign-up|reference|styleguide|invitations\/[^/]+)$/;

/**
 * Sorts requests before any page or handler: pages need a session, API calls a credential of the right shape. Nothing becomes
 * trusted here; every handler and page authenticates by itself.
 */
export async function middleware(request: NextRequest): Promise<Response> {
  const { pathname, search } = request.nextUrl;
  if (pathname.startsWith('/api/v1/')) {
    return refuseCredential(request, pathname) ?? NextResponse.next();
  }
  const claims = await readSession(request);
  if (claims === null && !SIGNED_OUT_PAGES.test(pathname)) {
    return redirectToSignIn(request, pathname + search);
  }
  return withSession(openPage(request, pathname + search), claims);
}

/** Files' bodies stay out: what a matcher takes is cut at 10 MB. So do static files, next-auth, and what is public. */
export const config = {
  matcher: [
    '/((?!_next/|api/auth/|api/v1/files/upload|api/v1/downloads|livez|readyz|metrics|favicon.ico|icon.svg).*)',
  ],
};

async function readSession(request: NextRequest): Promise<TokenClaims | null> {
  const token = request.cookies.get(sessionCookieName(env().appUrl))?.value;
  return token === undefined ? null : verifyToken(token).catch(() => null);
}

/** Next makes the location relative again: it is on the request's own host. */
function redirectToSignIn(request: NextRequest, path: string): Response {
  const target = new URL('/sign-in', request.nextUrl.origin);
  if (path !== '/') target.searchParams.set('callbackUrl', path);
  return NextResponse.redirect(target);
}

function openPage(request: NextRequest, path: string): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, env().NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, path);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('Cache-Control', 'no-store');
  return response;
}

/** Renews a token that is over an hour old, so that who is active stays signed in until the session itself ends. */
async function withSession(
  response: NextResponse,
  claims: TokenClaims | null,
): Promise<NextResponse> {
  if (claims === null || Date.now() / 1000 - claims.iat < RENEW_AFTER_SECONDS) return response;
  const { token, expiresAt } = await signToken(claims, new Date());
  const { appUrl } = env();
  response.cookies.set(sessionCookieName(appUrl), token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: appUrl.startsWith('https:'),
    expires: expiresAt,
  });
  return response;
}
