import { hash, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { emptyAnswerHeaders } from './envelope';
import { errorResponse } from './error-response';
import { readMetrics } from './metrics';
import { requestIdOf } from './request-id';

/** `GET /metrics`, for whoever presents METRICS_TOKEN. For everybody else it is not there. */
export async function getMetrics(request: Request): Promise<Response> {
  const requestId = requestIdOf(request);
  const found = isAllowed(request.headers.get('authorization')) ? await readMetrics() : null;
  if (found === null) {
    const accept = request.headers.get('accept');
    return errorResponse(new AppError('not_found'), { requestId, accept, presented: true });
  }
  const headers = { ...emptyAnswerHeaders(requestId), 'Content-Type': found.contentType };
  return new Response(found.text, { headers });
}

/** Hashes are compared, so that neither time nor length tells how much of a guess was right. */
function isAllowed(authorization: string | null): boolean {
  const token = env().METRICS_TOKEN;
  if (token === undefined || authorization === null) return false;
  return timingSafeEqual(digest(authorization), digest(`Bearer ${token}`));
}

const digest = (text: string) => hash('sha256', text, 'buffer');
