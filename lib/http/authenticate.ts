import { authenticateSession } from '@/lib/accounts';
import type { Credential } from '@/lib/auth/credential';
import type { KeyPrincipal, UserPrincipal } from '@/lib/auth/principal';
import { verifyToken } from '@/lib/auth/token';
import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError, unauthenticated } from '@/lib/errors';
import { authenticateKey } from '@/lib/keys';
import { requireSameOrigin } from './same-origin';

const PROJECT_ID = /^prj_[0-9a-f]{32}$/;

/**
 * The principal behind a request: the only place where a request becomes trusted.
 * @throws AppError `unauthenticated`, `cross_origin`, `not_found` for a foreign `X-Project-Id`
 */
export async function authenticate(
  request: Request,
  db: Db,
  credential: Credential,
): Promise<KeyPrincipal | UserPrincipal> {
  const projectId = request.headers.get('x-project-id');
  switch (credential.kind) {
    case 'key':
      return requireOwnProject(await authenticateKey(db, credential.secret), projectId);
    case 'jwt': {
      const claims = await verifyToken(credential.token);
      if (credential.from === 'cookie') requireSameOrigin(request, env().appUrl);
      if (projectId !== null && !PROJECT_ID.test(projectId)) throw new AppError('not_found');
      const session = { userId: claims.sub, tenantId: claims.tid, sessionId: claims.sid };
      return authenticateSession(db, session, projectId);
    }
    case 'none':
      throw unauthenticated('no credential');
    case 'bad':
      throw unauthenticated('malformed credential');
  }
}

function requireOwnProject(principal: KeyPrincipal, projectId: string | null): KeyPrincipal {
  if (projectId !== null && projectId !== principal.projectId) throw new AppError('not_found');
  return principal;
}
