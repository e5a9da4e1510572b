import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, unauthenticated } from '@/lib/errors';
import { errorResponse } from './error-response';
import { failureBudget } from './rate-limit';
import { requestIdFrom } from './request-id';

/** A name or an address, with a port or without. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * Refuses what no handler can see rightly: two `Authorization` lines, of which Node shows only the first, TRACE (RFC 9110, section
 * 9.3.8), which no web-standard `Request` may carry, and a target that is no URL (RFC 9112, section 3.2). True when it has answered.
 */
export function refuseRaw(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  about: About,
): boolean {
  const error = findFault(incoming);
  if (error === null) return false;
  void refuse(error, { incoming, outgoing, about });
  return true;
}

/** What is below `/api`, next-auth's part aside, is no page, however it is written. */
const BELOW_API = /^\/api(?!\/auth\/)(?:\/|$)/i;
const DOT_SEGMENT = /\/(?:\.|%2e){1,2}(?:\/|$)/i;

/**
 * Refuses what no route owns and no page is: another path below `/api`, for whose caller the sign-in page would be no answer, and a
 * path with `.` or `..` in it, which Next would follow to another one. True when it has answered.
 */
export function refuseStray(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  about: About,
): boolean {
  const path = pathOf(incoming);
  if (!BELOW_API.test(path) && !DOT_SEGMENT.test(path)) return false;
  void refuse(new AppError('not_found'), { incoming, outgoing, about });
  return true;
}

type About = { address: () => string; allowed: () => string };
type Refused = { incoming: IncomingMessage; outgoing: ServerResponse; about: About };

async function refuse(error: AppError, { incoming, outgoing, about }: Refused): Promise<void> {
  const response = errorResponse(error, {
    requestId: requestIdFrom(incoming.headers['x-request-id']),
    accept: incoming.headers.accept ?? null,
    presented: true,
    rate: await failureBudget(about.address()),
  });
  // RFC 9110, section 15.5.6.
  if (error.code === 'method_not_allowed') response.headers.set('Allow', about.allowed());
  const body = await response.text();
  response.headers.set('Content-Length', String(Buffer.byteLength(body)));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(body);
}

function findFault(incoming: IncomingMessage): AppError | null {
  if (incoming.method === 'TRACE') return new AppError('method_not_allowed');
  if (countLines(incoming.rawHeaders, 'authorization') > 1)
    return unauthenticated('two Authorization lines');
  const detail = findTargetFault(incoming);
  return detail === null ? null : new AppError('malformed_request', { details: [detail] });
}

function findTargetFault(incoming: IncomingMessage) {
  const { headers, rawHeaders, httpVersion } = incoming;
  const { host } = headers;
  if (host === undefined && httpVersion !== '1.0') return 'The Host header is missing';
  if (host !== undefined && host !== '' && !HOST.test(host)) return 'The Host header is malformed';
  if (countLines(rawHeaders, 'host') > 1) return 'The Host header is given twice';
  const path = pathOf(incoming);
  if (path === '*') return 'The target is * and no path';
  return path.includes('\\') ? 'The path has a backslash in it' : null;
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}

function countLines(rawHeaders: readonly string[], wanted: string): number {
  let count = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i];
    if (name?.length === wanted.length && name.toLowerCase() === wanted) count += 1;
  }
  return count;
}
