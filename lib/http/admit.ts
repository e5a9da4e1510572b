import { noteSessionUse } from '@/lib/accounts';
import type { KeyPrincipal, Principal, UserPrincipal } from '@/lib/auth/principal';
import { requireNamedProject } from '@/lib/auth/require-named-project';
import { db } from '@/lib/db';
import { noteFirstKeyUse, noteKeyUse } from '@/lib/keys';
import { authenticate } from './authenticate';
import type { Exchange } from './exchange';
import { countAuthentication } from './metrics';
import { countFailure, countRequest, failureBudget, rateLimited } from './rate-limit';
import { toAppError } from './to-app-error';
import { waitForTurn } from './wait-for-turn';

/**
 * The principal of an exchange, within its rate limit; what is left of the limit is noted for the answer's headers.
 * @throws AppError `unauthenticated`, `cross_origin`, `rate_limited`, `not_found` for a foreign `X-Project-Id`
 */
export async function admit(exchange: Exchange): Promise<KeyPrincipal | UserPrincipal> {
  const principal = await authenticateWithinBudget(exchange);
  exchange.principal = principal;
  exchange.rate = await countRequest(principal);
  if (exchange.rate?.isExceeded) throw rateLimited(exchange.rate);
  const { openedAt, client } = exchange;
  if (principal.type === 'key') {
    const note = principal.row.lastUsedAt === null ? noteFirstKeyUse : noteKeyUse;
    note(principal.keyId, openedAt, client.ipAddress);
  } else noteSessionUse(principal.sessionId, openedAt);
  requireNamedProject(principal, exchange.request.headers.get('x-project-id'));
  return principal;
}

/**
 * Who calls a public route: nobody yet. They let those with a credential pass, so that a storm of log-ins is not in their way. Nothing is
 * counted; the answer tells what their address has left of wrong credentials.
 */
export async function admitVisitor(exchange: Exchange): Promise<Principal> {
  await waitForTurn();
  exchange.rate = await failureBudget(exchange.client.ipAddress);
  return { type: 'system', name: 'visitor' };
}

/** An address that got too many credentials wrong is refused before the database is asked. */
async function authenticateWithinBudget(exchange: Exchange): Promise<KeyPrincipal | UserPrincipal> {
  const { request, credential, client } = exchange;
  exchange.rate = await failureBudget(client.ipAddress);
  if (exchange.rate?.remaining === 0) {
    countAuthentication(credential.kind, 'rate_limited');
    throw rateLimited(exchange.rate);
  }
  try {
    const principal = await authenticate(request, db(), credential);
    countAuthentication(credential.kind, 'accepted');
    return principal;
  } catch (error) {
    const { code } = toAppError(error);
    countAuthentication(credential.kind, code);
    if (code === 'unauthenticated') exchange.rate = await countFailure(client.ipAddress);
    throw error;
  }
}
