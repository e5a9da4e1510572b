import { describe, expect, test } from 'vitest';
import { AppError, ERROR_MESSAGES, type ErrorCode } from '@/lib/errors';
import { errorResponse, httpStatus } from './error-response';

/** The table of the API's contract, section 8. */
const CONTRACT: Record<ErrorCode, number> = {
  unauthenticated: 401,
  insufficient_scope: 401,
  forbidden: 403,
  exceeds_own_grant: 403,
  key_limit_reached: 403,
  project_limit_reached: 403,
  quota_exceeded: 403,
  cross_origin: 403,
  malformed_request: 400,
  file_rejected: 400,
  project_required: 400,
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

const asked = { requestId: 'req_0123456789', accept: null, presented: true };
const bodyOf = async (error: AppError, accept: string | null = null) => {
  const text = await errorResponse(error, { ...asked, accept }).text();
  const json: unknown = JSON.parse(text);
  return { text, json };
};

test.each(Object.entries(CONTRACT))('%s is %i, as the contract says', (code, status) => {
  const known = Object.keys(ERROR_MESSAGES).find((one): one is ErrorCode => one === code);
  expect(known && httpStatus(known)).toBe(status);
});

test('no code is without a status', () => {
  expect(Object.keys(CONTRACT).sort()).toEqual(Object.keys(ERROR_MESSAGES).sort());
});

describe('what must not leave the building does not, in either form', () => {
  const error = new AppError('internal', {
    log: 'SELECT secret FROM api_keys',
    cause: new Error('at /srv/uploadkit/lib/db.ts:12 password=hunter2'),
  });

  test.each([null, 'application/problem+json'])('%s', async (accept) => {
    const { text } = await bodyOf(error, accept);
    expect(text).not.toMatch(/SELECT|srv|hunter2|stack|\.ts/);
    expect(text).toContain(ERROR_MESSAGES.internal);
  });
});

test.for([
  ['application/problem+json', true],
  ['Application/Problem+JSON; charset=utf-8', true],
  ['application/json, application/problem+json', true],
  ['application/problem+json;q=0.9, application/json; q=0.5, */*', true],
  ['application/json, application/problem+json;q=0.5', false],
  ['application/problem+json;q=0', false],
  ['application/problem+jsonx', false],
  ['*/*', false],
  ['', false],
] as const)('Accept: %s: a problem is %j', async ([accept, isProblem]) => {
  const { json } = await bodyOf(new AppError('not_found'), accept);
  expect(json).toMatchObject(isProblem ? { status: 404 } : { status: 'ERROR' });
});

describe('the challenge', () => {
  const challengeOf = (error: AppError, presented: boolean) =>
    errorResponse(error, { ...asked, presented }).headers.get('WWW-Authenticate');

  test.for([
    ['nothing was presented', new AppError('unauthenticated'), false, 'Bearer realm="uploadkit"'],
    [
      'something bad was presented',
      new AppError('unauthenticated'),
      true,
      'Bearer realm="uploadkit", error="invalid_token"',
    ],
    [
      'a scope is lacking',
      new AppError('insufficient_scope', { neededScope: 'delete' }),
      true,
      'Bearer realm="uploadkit", error="insufficient_scope", scope="delete"',
    ],
    ['the role forbids it', new AppError('forbidden'), true, null],
    ['it is our fault', new AppError('internal'), true, null],
  ] as const)('when %s', ([, error, presented, expected]) => {
    expect(challengeOf(error, presented)).toBe(expected);
  });
});

test('Retry-After is told in seconds where a retry makes sense, and nowhere else', () => {
  const busy = errorResponse(new AppError('unavailable', { retryAfterSeconds: 2 }), asked);
  expect(busy.headers.get('Retry-After')).toBe('2');
  expect(errorResponse(new AppError('not_found'), asked).headers.get('Retry-After')).toBe(null);
});

test('a problem says in one line what the errors say', async () => {
  const error = new AppError('validation_failed', { details: ['name: too long', 'x: unknown'] });
  const { json } = await bodyOf(error, 'application/problem+json');
  expect(json).toMatchObject({ status: 422, detail: 'name: too long; x: unknown' });
});
