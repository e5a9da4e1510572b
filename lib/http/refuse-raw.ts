import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, unauthenticated } from '@/lib/errors';
import { errorResponse } from './error-response';
import { newRequestId } from './request-id';

/**
 * Refuses what no handler can see rightly: two `Authorization` lines, of which Node shows only the first, and TRACE
 * (RFC 9110, section 9.3.8), which no web-standard `Request` may carry. True when it has answered.
 */
export function refuseRaw(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  const error = findFault(incoming);
  if (error === null) return false;
  const response = errorResponse(error, {
    requestId: newRequestId(),
    accept: incoming.headers.accept ?? null,
    presented: true,
  });
  void response.text().then((body) => {
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(body);
  });
  return true;
}

function findFault(incoming: IncomingMessage): AppError | null {
  if (incoming.method === 'TRACE') return new AppError('method_not_allowed');
  if (countAuthorization(incoming.rawHeaders) > 1)
    return unauthenticated('two Authorization lines');
  return null;
}

function countAuthorization(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i];
    if (name?.length === 13 && name.toLowerCase() === 'authorization') count += 1;
  }
  return count;
}
