import { createHash } from 'node:crypto';
import { describe, expect } from 'vitest';
import { isWellFormedKey, maskKey } from '@/lib/auth/key-format';
import { test } from '@/lib/testing/fixtures';
import { CreatedKey } from './schemas';

const PATH = '/api/v1/api-keys';
const GOOD = { name: 'CI', scopes: ['upload'] };

describe('a new key', () => {
  test('is answered with its secret, a mask of it, and what it may do', async ({
    account,
    call,
  }) => {
    const body = {
      name: 'GitHub Actions ⚙️',
      environment: 'test',
      scopes: ['upload', 'metadata'],
      contexts: ['default'],
      metadata: { team: { name: 'web' } },
    };
    const answer = await call('POST', PATH, { credential: account.token, body });
    expect(answer.status).toBe(201);
    const key = CreatedKey.parse(answer.data);
    expect(isWellFormedKey(key.api_key)).toBe(true);
    expect(key).toMatchObject({
      ...body,
      tenant_id: account.tenant.id,
      project_id: account.project.id,
      status: 'active',
      masked_key: maskKey(key.api_key),
      key_prefix: 'uk_test_',
      created_by: { type: 'user', id: account.user.id, name: account.user.name },
      expires_at: null,
      last_used_at: null,
      revoked_at: null,
    });
  });

  test('is live, without limits of context or time, unless it is said otherwise', async ({
    account,
    call,
  }) => {
    const { data } = await call('POST', PATH, { credential: account.token, body: GOOD });
    expect(data).toMatchObject({
      environment: 'live',
      contexts: [],
      metadata: {},
      expires_at: null,
    });
  });

  test.for([1, 30, 365])(
    'of %i days ends so many days after it began',
    async (days, { account, call }) => {
      const body = { ...GOOD, expires_in_days: days };
      const { data } = await call('POST', PATH, { credential: account.token, body });
      const key = CreatedKey.parse(data);
      const lifeMs = Date.parse(key.expires_at ?? '') - Date.parse(key.created_at);
      expect(lifeMs).toBe(days * 86_400_000);
    },
  );

  test('can be used at once', async ({ account, call }) => {
    const { data } = await call('POST', PATH, { credential: account.token, body: GOOD });
    const { api_key, api_key_id } = CreatedKey.parse(data);
    const current = await call('GET', `${PATH}/current`, { credential: api_key });
    expect(current.status).toBe(200);
    expect(current.data).toMatchObject({ api_key_id, scopes: ['upload'] });
  });

  test('is stored as SHA-256 and mask, never as itself', async ({ db, anyKey }) => {
    const row = await db.apiKey.findUniqueOrThrow({ where: { id: anyKey.id } });
    expect(Buffer.from(row.hash).toString('hex')).toBe(
      createHash('sha256').update(anyKey.secret).digest('hex'),
    );
    expect(JSON.stringify(row)).not.toContain(anyKey.secret);
  });
});

describe('nothing is created and the reason is told when', () => {
  const wrong: [string, Record<string, unknown>, string][] = [
    ['the name is empty', { name: '' }, 'name: must be 1 to 255 characters long'],
    ['the name is blank', { name: ' \u3000 ' }, 'name: must be 1 to 255 characters long'],
    ['the name is too long', { name: 'a'.repeat(256) }, 'name: must be 1 to 255 characters long'],
    ['the name has U+0000 in it', { name: 'a\u0000b' }, 'name: contains a control character'],
    ['the name has a line end in it', { name: 'a\r\nb' }, 'name: contains a control character'],
    ['the name has half a character', { name: 'a\ud800' }, 'name: contains a control character'],
    ['the name turns text around', { name: 'a\u202eb' }, 'name: contains a control character'],
    ['the name is a number', { name: 7 }, 'name: '],
    ['the name is an operator', { name: { contains: '' } }, 'name: '],
    ['the name is missing', { name: undefined }, 'name: '],
    ['there is no scope', { scopes: [] }, 'scopes: needs at least one scope'],
    ['scopes are missing', { scopes: undefined }, 'scopes: '],
    ['a scope is unknown', { scopes: ['upload', 'root'] }, 'scopes.1: unknown scope'],
    ['a scope is in capitals', { scopes: ['ADMIN'] }, 'scopes.0: unknown scope'],
    ['a scope is named twice', { scopes: ['upload', 'upload'] }, 'scopes: names a scope twice'],
    ['scopes are text', { scopes: 'admin' }, 'scopes: '],
    ['the environment is unknown', { environment: 'prod' }, 'environment: '],
    ['it would last no day', { expires_in_days: 0 }, 'expires_in_days: '],
    ['it would last a negative time', { expires_in_days: -1 }, 'expires_in_days: '],
    ['it would last over a year', { expires_in_days: 366 }, 'expires_in_days: '],
    ['it would last half a day', { expires_in_days: 0.5 }, 'expires_in_days: '],
    ['its days are text', { expires_in_days: '30' }, 'expires_in_days: '],
    ['it is limited to a context that is none', { contexts: ['nowhere'] }, 'contexts: no context'],
    ['a context key is malformed', { contexts: ['No Way'] }, 'contexts.0: is not a context key'],
    ['a context is named twice', { contexts: ['default', 'default'] }, 'contexts: names a context'],
    ['it names 51 contexts', { contexts: Array(51).fill('a') }, 'contexts: '],
    ['metadata is a list', { metadata: [] }, 'metadata: must be a JSON object'],
    ['metadata is too large', { metadata: { a: 'x'.repeat(4096) } }, 'metadata: must be at most'],
    ['a field is unknown', { colour: 'red' }, 'colour: unknown field'],
    ['it brings its own id', { api_key_id: 'key_1' }, 'api_key_id: unknown field'],
    ['it brings its own secret', { api_key: 'uk_live_1' }, 'api_key: unknown field'],
    ['it brings its own hash', { hash: 'x' }, 'hash: unknown field'],
    ['it names a tenant', { tenant_id: 'ten_1' }, 'tenant_id: unknown field'],
    ['it names a tier', { tier: 'enterprise' }, 'tier: unknown field'],
    ['it brings a status', { status: 'active' }, 'status: unknown field'],
  ];

  test.for(wrong)('%s', async ([, change, detail], { account, call, db, project }) => {
    const body = { ...GOOD, ...change };
    const answer = await call('POST', PATH, { credential: account.token, body });
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(answer.body['errors']).toEqual([expect.stringContaining(detail)]);
    expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(0);
  });

  test.for(['__proto__', 'constructor', 'prototype'])(
    'metadata reaches for %s',
    async (name, { account, call }) => {
      const body = `{"name":"CI","scopes":["upload"],"metadata":{"a":{"${name}":{"admin":true}}}}`;
      const headers = { 'Content-Type': 'application/json' };
      const answer = await call('POST', PATH, { credential: account.token, body, headers });
      expect(answer.status).toBe(422);
      expect(answer.body['errors']).toEqual(['metadata: has a key that is not allowed']);
    },
  );
});

test('names count as people count: 255 characters may be 255 emoji', async ({ account, call }) => {
  const body = { ...GOOD, name: '🔑'.repeat(255) };
  expect((await call('POST', PATH, { credential: account.token, body })).status).toBe(201);
  const longer = { ...GOOD, name: '🔑'.repeat(256) };
  expect((await call('POST', PATH, { credential: account.token, body: longer })).status).toBe(422);
});

test('duplicate fields in the JSON do not smuggle a scope past the check', async ({
  account,
  call,
}) => {
  const body = '{"name":"CI","scopes":["upload"],"scopes":["root"]}';
  const headers = { 'Content-Type': 'application/json' };
  const answer = await call('POST', PATH, { credential: account.token, body, headers });
  expect(answer.status).toBe(422);
});

test('a key without the admin scope creates nothing, and is told which scope it lacks', async ({
  makeKey,
  call,
  db,
  project,
}) => {
  const weak = await makeKey({ scopes: ['upload', 'download', 'metadata', 'delete'] });
  const answer = await call('POST', PATH, { credential: weak.secret, body: GOOD });
  expect(answer).toMatchObject({
    status: 401,
    body: { code: 'insufficient_scope', errors: ['Requires scope: admin'] },
  });
  expect(answer.headers.get('WWW-Authenticate')).toBe(
    'Bearer realm="uploadkit", error="insufficient_scope", scope="admin"',
  );
  expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(1);
});
