import { describe, expect } from 'vitest';
import type { Answer } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';

const PATH = '/api/v1/api-keys';
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function expectHeaders({ headers }: Answer): void {
  expect(headers.get('X-Request-Id')).toMatch(/^[A-Za-z0-9_-]{8,128}$/);
  expect(headers.get('Cache-Control')).toBe('no-store');
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(headers.get('X-Powered-By')).toBe(null);
}

test('a success is status, message, data and time, and nothing else', async ({ anyKey, call }) => {
  const answer = await call('GET', `${PATH}/current`, { credential: anyKey.secret });
  expect(Object.keys(answer.body)).toEqual(['status', 'message', 'data', 'timestamp']);
  expect(answer.body).toMatchObject({ status: 'SUCCESS', message: 'OK' });
  expect(answer.body['timestamp']).toMatch(UTC);
});

test('a list has its pagination beside it', async ({ anyKey, call }) => {
  const answer = await call('GET', PATH, { credential: anyKey.secret });
  const names = ['status', 'message', 'data', 'pagination', 'timestamp'];
  expect(Object.keys(answer.body)).toEqual(names);
});

test('an error is the closed set of fields that the contract names', async ({ call }) => {
  const answer = await call('GET', PATH);
  const names = ['status', 'code', 'message', 'errors', 'timestamp', 'request_id'];
  expect(Object.keys(answer.body)).toEqual(names);
  expect(answer.body['timestamp']).toMatch(UTC);
  expect(answer.body['request_id']).toBe(answer.headers.get('X-Request-Id'));
});

test('every kind of answer has the same safe headers', async ({ account, anyKey, call }) => {
  const credential = account.token;
  for (const answer of [
    await call('GET', PATH, { credential }),
    await call('HEAD', PATH, { credential }),
    await call('OPTIONS', PATH, { credential }),
    await call('GET', PATH),
    await call('GET', `${PATH}/${anyKey.id}x`, { credential }),
    await call('GET', '/api/v1/nothing', { credential }),
    await call('PUT', PATH, { credential }),
    await call('POST', PATH, { credential, body: {} }),
    await call('GET', '/api/v1/livez'),
    await call('GET', '/livez'),
  ])
    expectHeaders(answer);
});

describe('a request id', () => {
  test.for(['abcd1234', 'A-Z_09xx', 'x'.repeat(128)])(
    'of the caller’s own is kept, so that both logs speak of the same: %s',
    async (id, { call }) => {
      const answer = await call('GET', PATH, { headers: { 'X-Request-Id': id } });
      expect(answer.headers.get('X-Request-Id')).toBe(id);
      expect(answer.body['request_id']).toBe(id);
    },
  );

  test.for([
    'short12',
    'x'.repeat(129),
    'has a space',
    'line%0abreak',
    'quote"quote',
    '<script>alert(1)</script>',
    'ümlaut-ümlaut',
    'two-of-them, two-of-them',
    '',
  ])('that could forge a log line or a header is not: %s', async (id, { call }) => {
    const answer = await call('GET', PATH, { headers: { 'X-Request-Id': id } });
    expect(answer.headers.get('X-Request-Id')).toMatch(/^req_[0-9a-f]{32}$/);
  });

  test('is new for every request', async ({ call }) => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => call('GET', PATH)));
    const ids = answers.map(({ headers }) => headers.get('X-Request-Id'));
    expect(new Set(ids).size).toBe(50);
  });
});

describe('who asks for application/problem+json', () => {
  const Accept = 'application/problem+json';

  test('gets RFC 9457 with the same facts', async ({ call }) => {
    const answer = await call('GET', PATH, { headers: { Accept } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(answer.body).toEqual({
      type: 'urn:uploadkit:error:unauthenticated',
      title: 'Invalid or missing API key',
      status: 401,
      detail: 'Authentication required',
      code: 'unauthenticated',
      errors: ['Authentication required'],
      request_id: answer.headers.get('X-Request-Id'),
    });
  });

  test('keeps challenge and headers', async ({ call }) => {
    const answer = await call('GET', PATH, { headers: { Accept } });
    expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer realm="uploadkit"');
    expectHeaders(answer);
  });

  test.for(['text/html, application/problem+json;q=0.9', 'Application/Problem+JSON'])(
    'may say so among others: %s',
    async (accept, { call }) => {
      const answer = await call('GET', PATH, { headers: { Accept: accept } });
      expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    },
  );

  test('still gets successes as they are', async ({ anyKey, call }) => {
    const answer = await call('GET', `${PATH}/current`, {
      credential: anyKey.secret,
      headers: { Accept },
    });
    expect(answer.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
    expect(answer.body['status']).toBe('SUCCESS');
  });

  test.for(['*/*', 'application/json', 'text/html'])(
    'is nobody who asks for %s',
    async (accept, { call }) => {
      const answer = await call('GET', PATH, { headers: { Accept: accept } });
      expect(answer.body['status']).toBe('ERROR');
    },
  );
});
