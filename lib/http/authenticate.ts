import { authenticateSession } from '@/lib/accounts';
import type { Credential } from '@/lib/auth/credential';
import type { KeyPrincipal, UserPrincipal } from '@/lib/auth/principal';
import { verifyToken } from '@/lib/auth/token';
import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import { unauthenticated } from '@/lib/errors';
import { authenticateKey } from '@/lib/keys';
import { requireSameOrigin } from './same-origin';

/**
 * The principal behind a request: the only place where a request becomes trusted.
 * @throws AppError `unauthenticated`, `cross_origin`
 */
export async function authenticate(
  request: Request,
  db: Db,
  credential: Credential,
): Promise<KeyPrincipal | UserPrincipal> {
  switch (credential.kind) {
    case 'key':
      return authenticateKey(db, credential.secret);
    case 'jwt': {
      const claims = await verifyToken(credential.token);
      if (credential.from === 'cookie') requireSameOrigin(request, env().appUrl);
      const session = { userId: claims.sub, tenantId: claims.tid, sessionId: claims.sid };
      return authenticateSession(db, session, request.headers.get('x-project-id'));
    }
    case 'none':
      throw unauthenticated('no credential');
    case 'bad':
      throw unauthenticated('malformed credential');
  }
}
