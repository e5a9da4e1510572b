import type { AppError, ErrorCode } from '@/lib/errors';
import { answerHeaders } from './envelope';
import { rateHeaders, type RateState } from './rate-headers';

/** The one table from code to HTTP status. */
const HTTP_STATUS: Record<ErrorCode, number> = {
  malformed_request: 400,
  file_rejected: 400,
  project_required: 400,
  unauthenticated: 401,
  insufficient_scope: 401,
  forbidden: 403,
  exceeds_own_grant: 403,
  key_limit_reached: 403,
  project_limit_reached: 403,
  quota_exceeded: 403,
  cross_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  invalid_state: 409,
  context_exists: 409,
  idempotency_in_progress: 409,
  last_owner: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  validation_failed: 422,
  idempotency_mismatch: 422,
  rate_limited: 429,
  internal: 500,
  scanner_unavailable: 503,
  unavailable: 503,
  storage_full: 507,
};

export function httpStatus(code: ErrorCode): number {
  return HTTP_STATUS[code];
}

/** What of the request an error answer depends on. */
type Asked = {
  requestId: string;
  accept: string | null;
  presented: boolean;
  rate?: RateState | null;
};

/** Renders an error: the envelope, or RFC 9457 for who asks for it; 401 with its challenge (RFC 9110, section 11.6.1). */
export function errorResponse(error: AppError, asked: Asked): Response {
  const status = httpStatus(error.code);
  const isProblem = prefersProblem(asked.accept ?? '');
  const body = isProblem ? problem(error, asked.requestId) : envelope(error, asked.requestId);
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...answerHeaders(asked.requestId),
      ...rateHeaders(asked.rate ?? null, error),
      ...(isProblem ? { 'Content-Type': 'application/problem+json' } : {}),
      ...(status === 401 ? { 'WWW-Authenticate': challenge(error, asked.presented) } : {}),
      ...(error.retryAfterSeconds === undefined
        ? {}
        : { 'Retry-After': String(error.retryAfterSeconds) }),
    },
  });
}

/** Whether `Accept` names the form of RFC 9457, and plain JSON not before it (RFC 9110, section 12.5.1). */
function prefersProblem(accept: string): boolean {
  const weight = weightOf('application/problem+json', accept);
  return weight > 0 && weight >= weightOf('application/json', accept);
}

/** From 0 to 1; 0 where `Accept` does not name the type itself. */
function weightOf(type: string, accept: string): number {
  const ranges = accept.toLowerCase().split(',');
  const parameters = ranges
    .map((range) => range.split(';').map((part) => part.trim()))
    .find(([name]) => name === type);
  if (parameters === undefined) return 0;
  const weight = parameters.find((part) => part.startsWith('q='));
  return weight === undefined ? 1 : Number(weight.slice(2)) || 0;
}

function envelope(error: AppError, requestId: string) {
  return {
    status: 'ERROR',
    code: error.code,
    message: error.message,
    errors: error.details,
    timestamp: new Date().toISOString(),
    request_id: requestId,
  };
}

function problem(error: AppError, requestId: string) {
  return {
    type: `urn:uploadkit:error:${error.code}`,
    title: error.message,
    status: httpStatus(error.code),
    detail: error.details.join('; ') || error.message,
    code: error.code,
    errors: error.details,
    request_id: requestId,
  };
}

/** RFC 6750, section 3: nothing presented, something bad, or a good key that lacks a scope. */
function challenge(error: AppError, presented: boolean): string {
  const realm = 'Bearer realm="uploadkit"';
  if (error.code === 'insufficient_scope') {
    return `${realm}, error="insufficient_scope", scope="${error.neededScope ?? 'admin'}"`;
  }
  return presented ? `${realm}, error="invalid_token"` : realm;
}
