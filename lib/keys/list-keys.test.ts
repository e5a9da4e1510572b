import { describe, expect } from 'vitest';
import type { Db } from '@/lib/db';
import type { Call } from '@/lib/testing/call';
import { test, type TestKey } from '@/lib/testing/fixtures';
import { KeyRecord } from './schemas';

const PATH = '/api/v1/api-keys';

async function list(call: Call, token: string, query = ''): Promise<KeyRecord[]> {
  const answer = await call('GET', PATH + query, { credential: token });
  expect(answer.status).toBe(200);
  return KeyRecord.array().parse(answer.data);
}

const names = async (call: Call, token: string, query: string) =>
  (await list(call, token, query)).map(({ name }) => name);

const STATES = {
  active: 'disabled_at = NULL',
  disabled: 'disabled_at = now()',
  expired: "expires_at = now() - interval '1 hour'",
  'disabled and expired': "disabled_at = now(), expires_at = now() - interval '1 hour'",
  revoked: 'revoked_at = now()',
  'revoked and all': "revoked_at = now(), disabled_at = now(), expires_at = now() - interval '1 h'",
  'disabled till later': "disabled_at = now(), expires_at = now() + interval '1 hour'",
};

async function oneOfEachState(
  db: Db,
  makeKey: (input: { name: string }) => Promise<TestKey>,
): Promise<void> {
  for (const [name, change] of Object.entries(STATES)) {
    const { id } = await makeKey({ name });
    await db.$executeRawUnsafe(`UPDATE api_keys SET ${change} WHERE id = $1`, id);
  }
}

describe('filtered by status', () => {
  test.for([
    ['active', ['active']],
    ['disabled', ['disabled', 'disabled till later']],
    ['expired', ['disabled and expired', 'expired']],
    ['revoked', ['revoked', 'revoked and all']],
    ['current', ['active', 'disabled', 'disabled till later']],
  ] as const)(
    '%s shows exactly: %j',
    async ([status, expected], { db, account, makeKey, call }) => {
      await oneOfEachState(db, makeKey);
      const found = await names(call, account.token, `?status=${status}&sort=name`);
      expect(found).toEqual(expected);
    },
  );

  // A list that filters by one rule and a record that shows another would contradict each other on one page.
  test('every record shows the status that it was asked for', async ({
    db,
    account,
    makeKey,
    call,
  }) => {
    await oneOfEachState(db, makeKey);
    const everything = await list(call, account.token);
    expect(everything).toHaveLength(Object.keys(STATES).length);
    for (const status of ['active', 'disabled', 'expired', 'revoked']) {
      const found = await list(call, account.token, `?status=${status}`);
      expect(found.every((record) => record.status === status)).toBe(true);
      expect(found).toHaveLength(everything.filter((one) => one.status === status).length);
    }
  });
});

describe('searched by text', () => {
  test.for([
    ['%25', ['100%']],
    ['snake_c', ['snake_case']],
    ['%5C', ['back\\slash']],
    ['SNAKE_', ['snake_case']],
    ['100%25', ['100%']],
    ["'", ["O'Brien"]],
    ['nothing like it', []],
    ['%27%20OR%201%3D1--', []],
    ['{"contains":""}', []],
  ] as const)('%s means itself and finds %j', async ([q, expected], { account, makeKey, call }) => {
    for (const name of [
      '100%',
      '100 pc',
      'snake_case',
      'snakeXcase',
      'back\\slash',
      "O'Brien",
      'plain',
    ])
      await makeKey({ name });
    expect(await names(call, account.token, `?q=${q}&sort=name`)).toEqual(expected);
  });

  test('a key is found by the part of it that people see, and by no other part', async ({
    account,
    makeKey,
    call,
  }) => {
    const { secret } = await makeKey({ name: 'Wanted' });
    const found = (q: string) => names(call, account.token, `?q=${q}`);
    expect(await found(secret.slice(-6))).toEqual(['Wanted']);
    expect(await found('uk_live_')).toEqual(['Wanted']);
    expect(await found(secret.slice(12, 20))).toEqual([]);
    expect(await found(secret)).toEqual([]);
  });
});

describe('filtered by scope', () => {
  // Whoever looks for what can delete files must not be spared the admin keys.
  test.for([
    ['upload', ['all', 'up']],
    ['delete', ['all', 'del and meta']],
    ['metadata', ['all', 'del and meta']],
    ['admin', ['all']],
    ['download', ['all']],
  ] as const)(
    '%s shows every key that may do it: %j',
    async ([scope, expected], { account, makeKey, call }) => {
      await makeKey({ name: 'up', scopes: ['upload'] });
      await makeKey({ name: 'del and meta', scopes: ['delete', 'metadata'] });
      await makeKey({ name: 'all', scopes: ['admin'] });
      expect(await names(call, account.token, `?scope=${scope}&sort=name`)).toEqual(expected);
    },
  );

  test('filters narrow each other, and the total is of what is left', async ({
    account,
    makeKey,
    call,
  }) => {
    await makeKey({ name: 'up live', scopes: ['upload'] });
    await makeKey({ name: 'up test', scopes: ['upload'], environment: 'test' });
    await makeKey({ name: 'del test', scopes: ['delete'], environment: 'test' });
    const query = '?scope=upload&environment=test&status=active&q=up';
    const { data, body } = await call('GET', PATH + query, { credential: account.token });
    expect(data).toMatchObject([{ name: 'up test' }]);
    expect(body).toMatchObject({ pagination: { total: 1 } });
  });

  test.for(['', 'root', 'upload,delete'])('%j is no scope', async (scope, { account, call }) => {
    const answer = await call('GET', `${PATH}?scope=${scope}`, { credential: account.token });
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
  });
});

describe('sorted', () => {
  test('the newest come first unless it is said otherwise', async ({ account, makeKey, call }) => {
    for (const name of ['first', 'second', 'third']) await makeKey({ name });
    expect(await names(call, account.token, '')).toEqual(['third', 'second', 'first']);
    const byAge = await names(call, account.token, '?sort=created_at');
    expect(byAge).toEqual(['first', 'second', 'third']);
  });

  test('by expiry, those that never expire come last', async ({ account, makeKey, call }) => {
    await makeKey({ name: 'never' });
    await makeKey({ name: 'late', expiresInDays: 300 });
    await makeKey({ name: 'soon', expiresInDays: 1 });
    const found = await names(call, account.token, '?sort=expires_at');
    expect(found).toEqual(['soon', 'late', 'never']);
  });

  test('by last use, the most recent comes first and what was never used last, on every page', async ({
    db,
    account,
    makeKey,
    call,
  }) => {
    for (const name of ['never, older', 'never, newer']) await makeKey({ name });
    for (const [name, hours] of [
      ['long ago', 9],
      ['just now', 0],
      ['lately', 2],
    ] as const) {
      const { id } = await makeKey({ name });
      await db.$executeRaw`
        INSERT INTO api_key_uses VALUES (${id}, now() - ${hours}::int * interval '1 hour', NULL)`;
    }
    const order = ['just now', 'lately', 'long ago', 'never, newer', 'never, older'];
    expect(await names(call, account.token, '?sort=last_used_at')).toEqual(order);
    for (const size of [1, 2, 3, 4]) {
      const query = (page: number) => `?sort=last_used_at&page_size=${size}&page=${page}`;
      const pages = [1, 2, 3, 4, 5].map((page) => names(call, account.token, query(page)));
      expect((await Promise.all(pages)).flat()).toEqual(order);
    }
  });
});

describe('paged', () => {
  test('pages neither repeat nor lose a key, even of one name and one moment', async ({
    db,
    account,
    makeKey,
    call,
    project,
  }) => {
    for (let n = 0; n < 7; n++) await makeKey({ name: 'Twin' });
    await db.apiKey.updateMany({
      where: { projectId: project.id },
      data: { createdAt: new Date(0) },
    });
    for (const sort of ['created_at', '-created_at', 'name', 'last_used_at', 'expires_at']) {
      const pages = await Promise.all(
        [1, 2, 3, 4].map((page) =>
          list(call, account.token, `?page=${page}&page_size=2&sort=${sort}`),
        ),
      );
      expect(pages.map((page) => page.length)).toEqual([2, 2, 2, 1]);
      expect(new Set(pages.flat().map((key) => key.api_key_id)).size).toBe(7);
    }
  });

  test('the envelope counts what all pages hold', async ({ account, makeKey, call }) => {
    for (let n = 0; n < 3; n++) await makeKey();
    const { body } = await call('GET', `${PATH}?page_size=2`, { credential: account.token });
    expect(body['pagination']).toEqual({
      page: 1,
      page_size: 2,
      total: 3,
      total_pages: 2,
      next_cursor: null,
    });
  });

  test('a page behind the last is empty, not an error', async ({ account, anyKey, call }) => {
    const answer = await call('GET', `${PATH}?page=1000000`, { credential: account.token });
    expect(anyKey.id).toBeTruthy();
    expect(answer).toMatchObject({ status: 200, data: [], body: { pagination: { total: 1 } } });
  });
});

test('nothing there is an empty list with no page', async ({ account, call }) => {
  const { body } = await call('GET', PATH, { credential: account.token });
  expect(body).toMatchObject({ data: [], pagination: { total: 0, total_pages: 0 } });
});

test('a key without the admin scope does not learn of other keys', async ({ makeKey, call }) => {
  const weak = await makeKey({ scopes: ['metadata', 'download'] });
  const answer = await call('GET', PATH, { credential: weak.secret });
  expect(answer).toMatchObject({ status: 401, body: { code: 'insufficient_scope' } });
  const one = await call('GET', `${PATH}/${weak.id}`, { credential: weak.secret });
  expect(one).toMatchObject({ status: 401, body: { code: 'insufficient_scope' } });
});
