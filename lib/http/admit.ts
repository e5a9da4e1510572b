import { noteSessionUse } from '@/lib/accounts';
import type { KeyPrincipal, UserPrincipal } from '@/lib/auth/principal';
import { db } from '@/lib/db';
import { noteKeyUse } from '@/lib/keys';
import { authenticate } from './authenticate';
import type { Exchange } from './exchange';
import { countAuthentication } from './metrics';
import { countFailure, countRequest, failureBudget, rateLimited } from './rate-limit';
import { toAppError } from './to-app-error';

/**
 * The principal of an exchange, within its rate limit; what is left of the limit is noted for the answer's headers.
 * @throws AppError `unauthenticated`, `cross_origin`, `not_found` for a foreign project, `rate_limited`
 */
export async function admit(exchange: Exchange): Promise<KeyPrincipal | UserPrincipal> {
  const principal = await authenticateWithinBudget(exchange);
  exchange.principal = principal;
  exchange.rate = await countRequest(principal);
  if (exchange.rate?.isExceeded) throw rateLimited(exchange.rate);
  if (principal.type === 'key') {
    noteKeyUse(principal.keyId, new Date(), exchange.client.ipAddress);
  } else noteSessionUse(principal.sessionId, new Date());
  return principal;
}

/** An address that got too many credentials wrong is refused before the database is asked. */
async function authenticateWithinBudget(exchange: Exchange): Promise<KeyPrincipal | UserPrincipal> {
  const { request, credential, client } = exchange;
  const spent = await failureBudget(client.ipAddress);
  if (spent !== null) {
    exchange.rate = spent;
    countAuthentication(credential.kind, 'rate_limited');
    throw rateLimited(spent);
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
