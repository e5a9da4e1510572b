import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { test } from '@/lib/testing/fixtures';

const PATH = '/api/v1/api-keys';
const FILES = '/api/v1/files';
const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('a query that is not understood is 422, so that a typing error never widens a list:', () => {
  test.for([
    ['unknown', '?colour=red', 'colour: unknown field'],
    ['unknown and empty', '?colour', 'colour: unknown field'],
    ['repeated', '?page=1&page=2', 'page: given twice'],
    ['repeated alike', '?status=active&status=active', 'status: given twice'],
    ['an operator', '?status[not]=active', 'status[not]: unknown field'],
    ['a list', '?status[]=active', 'status[]: unknown field'],
    ['__proto__', '?__proto__=1', '__proto__'],
    ['__proto__ with a field', '?__proto__[admin]=1', '__proto__[admin]: unknown field'],
    ['constructor', '?constructor=1', 'constructor: unknown field'],
    ['toString', '?toString=1', 'toString: unknown field'],
    ['page 0', '?page=0', 'page: must be at least 1'],
    ['page 1e9', '?page=1e9', 'page: must be a whole number'],
    ['page a thousand million', '?page=1000000000', 'page: must be at most 1000000'],
    ['page beyond every number', `?page=${'9'.repeat(400)}`, 'page: must be a whole number'],
    ['page -1', '?page=-1', 'page: must be a whole number'],
    ['no page', '?page=', 'page: must be a whole number'],
    ['page size 0', '?page_size=0', 'page_size: must be at least 1'],
    ['page size 101', '?page_size=101', 'page_size: must be at most 100'],
    ['status', '?status=dead', 'status: '],
    ['environment', '?environment=prod', 'environment: must be one of live, test'],
    ['sort', '?sort=hash', 'sort: '],
    ['sort by SQL', '?sort=name;DROP TABLE api_keys', 'sort: '],
    ['U+0000', '?q=a%00b', 'q: contains a control character'],
    ['an overlong search', `?q=${'x'.repeat(256)}`, 'q: must be 0 to 255'],
    ['bidi', '?q=%E2%80%AE', 'q: contains a control character'],
    ['in camel case', '?pageSize=5', 'pageSize: unknown field'],
    ['in capitals', '?PAGE=1', 'PAGE: unknown field'],
  ] as const)('%s', async ([, query, detail], { account, call }) => {
    const answer = await call('GET', PATH + query, { credential: account.token });
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(String(answer.body['errors'])).toContain(detail);
  });

  test('a call that takes no query takes none', async ({ account, anyKey, call }) => {
    for (const [method, path] of [
      ['GET', `${PATH}/current`],
      ['GET', `${PATH}/${anyKey.id}`],
      ['DELETE', `${PATH}/${anyKey.id}`],
      ['POST', `${FILES}/upload`],
      ['POST', PATH],
    ] as const) {
      const credential = method === 'GET' ? anyKey.secret : account.token;
      const answer = await call(method, `${path}?force=true`, { credential });
      expect([method, path, answer.status]).toEqual([method, path, 422]);
    }
    const still = await call('GET', `${PATH}/current`, { credential: anyKey.secret });
    expect(still.status).toBe(200);
  });
});

describe('__proto__ changes nothing and is refused', () => {
  test.for([
    ['as a field', '{"name":"x","scopes":["upload"],"__proto__":{"status":"active"}}'],
    ['as a field with a scope', '{"name":"x","__proto__":{"scopes":["admin"]}}'],
    ['as a scope', '{"name":"x","scopes":["__proto__"]}'],
    ['as a name', '{"name":{"__proto__":"x"},"scopes":["upload"]}'],
    ['as a list', '{"name":"x","scopes":{"__proto__":["admin"]}}'],
    ['as the way to a constructor', '{"name":"x","scopes":["upload"],"constructor":{}}'],
    ['as a context', '{"name":"x","scopes":["upload"],"contexts":["__proto__"]}'],
  ] as const)('%s', async ([, body], { db, project, account, call }) => {
    const sent = { credential: account.token, body, headers: JSON_TYPE };
    expect((await call('POST', PATH, sent)).status).toBe(422);
    expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(0);
    expect('status' in {} || 'scopes' in {}).toBe(false);
  });
});

describe('an id of a wrong shape names nothing', () => {
  test.for([
    'key_1',
    'KEY_0193A5E8B7C47D0E8F21A3B4C5D6E7F8',
    'prj_0193a5e8b7c47d0e8f21a3b4c5d6e7f8',
    '%00',
    'key_0193a5e8b7c47d0e8f21a3b4c5d6e7f8%00',
    '%2e%2e%2fcurrent',
    '..%2f..%2fauth%2flogin',
    "'%20OR%20'1'='1",
    '%E0%A4%A',
    '%ff',
    '__proto__',
    'constructor',
    'x'.repeat(5000),
    '%F0%9F%94%91',
  ])('%s', async (id, { account, call }) => {
    const answer = await call('GET', `${PATH}/${id}`, { credential: account.token });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});

describe('whatever is sent, the answer is a clear refusal', () => {
  const sometimes = (value: fc.Arbitrary<unknown>, right: unknown) =>
    fc.oneof(fc.constant(right), value, fc.constant(undefined));
  const body = fc.record({
    name: sometimes(fc.anything({ withNullPrototype: false }), 'x'),
    scopes: sometimes(fc.array(fc.oneof(fc.string(), fc.constant('upload'))), ['upload']),
    expires_in_days: sometimes(fc.oneof(fc.double(), fc.string()), 7),
    contexts: sometimes(fc.array(fc.string()), []),
    metadata: sometimes(fc.object({ maxDepth: 4 }), {}),
  });

  test('in a body', async ({ account, call }) => {
    const headers = JSON_TYPE;
    await fc.assert(
      fc.asyncProperty(body, async (fields) => {
        const sent = { credential: account.token, body: JSON.stringify(fields), headers };
        const { status } = await call('POST', PATH, sent);
        expect([201, 422]).toContain(status);
      }),
    );
  });

  test('in a query', async ({ account, call }) => {
    const names = fc.constantFrom('page', 'page_size', 'q', 'status', 'cursor', 'x', '__proto__');
    const pairs = fc.array(fc.tuple(names, fc.string({ unit: 'grapheme' })), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(pairs, async (query) => {
        const text = new URLSearchParams(query).toString();
        for (const path of [PATH, FILES]) {
          const { status } = await call('GET', `${path}?${text}`, { credential: account.token });
          expect([200, 422]).toContain(status);
        }
      }),
    );
  });

  test('in headers', async ({ account, call }) => {
    const value = fc.string({
      unit: fc.integer({ min: 32, max: 255 }).map((n) => String.fromCharCode(n)),
    });
    const name = fc.constantFrom(
      'X-Project-Id',
      'X-Request-Id',
      'Accept',
      'Cookie',
      'Idempotency-Key',
    );
    await fc.assert(
      fc.asyncProperty(name, value, async (header, text) => {
        const headers = { [header]: text };
        const { status } = await call('GET', PATH, { credential: account.token, headers });
        expect([200, 404]).toContain(status);
      }),
    );
  });
});
