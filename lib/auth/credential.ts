import { isWellFormedKey } from './key-format';

/** What was presented, told apart by shape alone. `bad` never falls through to another kind. */
export type Credential =
  | { kind: 'key'; secret: string }
  | { kind: 'jwt'; token: string; from: 'header' | 'cookie' }
  | { kind: 'none' }
  | { kind: 'bad' };

const BEARER = /^bearer +([^ ].*)$/i;
const JWT_SHAPE = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const LONGEST_CREDENTIAL = 4096;

/**
 * Sorts what a request presents into API key, session JWT, nothing, or neither (RFC 9110, section 11.6.2; RFC 6750).
 * An invalid `Authorization` beside a good cookie is bad: the cookie counts only when the header is absent.
 */
export function sortCredential(
  authorization: string | null,
  cookieHeader: string | null,
  cookieName: string,
): Credential {
  if (authorization !== null) return sortAuthorization(authorization);
  const token = cookieHeader === null ? null : readCookie(cookieHeader, cookieName);
  if (token === null) return { kind: 'none' };
  return isJwtShaped(token) ? { kind: 'jwt', token, from: 'cookie' } : { kind: 'bad' };
}

function sortAuthorization(authorization: string): Credential {
  if (authorization.length > LONGEST_CREDENTIAL) return { kind: 'bad' };
  const bearer = BEARER.exec(authorization)?.[1];
  const text = bearer ?? authorization;
  if (isWellFormedKey(text)) return { kind: 'key', secret: text };
  if (bearer !== undefined && isJwtShaped(bearer)) {
    return { kind: 'jwt', token: bearer, from: 'header' };
  }
  return { kind: 'bad' };
}

/** The session cookie's name: bound to the host and https where the site has it (RFC 6265bis, section 4.1.3.2). */
export function sessionCookieName(appUrl: string): string {
  return appUrl.startsWith('https:') ? '__Host-uploadkit.session' : 'uploadkit.session';
}

/** Calls that need no credential, as Next writes their paths. A test compares this with the routes that declare themselves public. */
export const PUBLIC_API_PATHS: ReadonlySet<string> = new Set([
  '/api/v1/auth/invitations/[token]',
  '/api/v1/auth/login',
  '/api/v1/auth/register',
  '/api/v1/downloads',
  '/api/v1/livez',
  '/api/v1/openapi.json',
  '/api/v1/readyz',
]);

const PUBLIC_INVITATION = /^\/api\/v1\/auth\/invitations\/[^/]+$/;

export function isPublicApiPath(pathname: string): boolean {
  return PUBLIC_API_PATHS.has(pathname) || PUBLIC_INVITATION.test(pathname);
}

function isJwtShaped(text: string): boolean {
  return text.length <= LONGEST_CREDENTIAL && JWT_SHAPE.test(text);
}

function readCookie(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals !== -1 && pair.slice(0, equals).trim() === name)
      return pair.slice(equals + 1).trim();
  }
  return null;
}

/** By this request header `middleware.ts` tells a page its own path, so that a lost session can come back to it. */
export const PATH_HEADER = 'x-uploadkit-path';
