import type { Credential } from '@/lib/auth/credential';
import { isPublicApiPath, sessionCookieName, sortCredential } from '@/lib/auth/credential';
import { env } from '@/lib/env';
import { unauthenticated } from '@/lib/errors';
import { errorResponse } from './error-response';
import { requestIdOf } from './request-id';

/**
 * The refusal of an API request whose credential is missing or malformed, before any handler; null lets it pass. Every host runs
 * this same function, and no handler relies on it.
 */
export function refuseCredential(request: Request, pathname: string): Response | null {
  if (isPublicApiPath(pathname)) return null;
  const { kind } = credentialOf(request);
  if (kind === 'key' || kind === 'jwt') return null;
  return errorResponse(unauthenticated(`${kind} credential`), {
    requestId: requestIdOf(request),
    accept: request.headers.get('accept'),
    presented: kind === 'bad',
  });
}

const CREDENTIAL = Symbol('credential');

/** What the request presents, sorted by shape, once. */
export function credentialOf(request: Request & { [CREDENTIAL]?: Credential }): Credential {
  return (request[CREDENTIAL] ??= sortCredential(
    request.headers.get('authorization'),
    request.headers.get('cookie'),
    sessionCookieName(env().appUrl),
  ));
}
