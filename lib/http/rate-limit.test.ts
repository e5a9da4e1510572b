import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { keyChecksum } from '@/lib/auth/key-format';
import { lookupsOf } from '@/lib/db';
import { provideEnv } from '@/lib/env';
import { createAccount, signIn } from '@/lib/testing/account';
import { call } from '@/lib/testing/call';
import { newKey, test } from '@/lib/testing/fixtures';

const PATH = '/api/v1/api-keys/current';
const use = (credential: string) => call('GET', PATH, { credential });
const LIMITED = {
  status: 429,
  body: { code: 'rate_limited', errors: ['At most 5 in 60 seconds'] },
};

beforeEach(() => provideEnv({ RATE_LIMITS: 'enterprise=5,free=3' }));
afterEach(() => provideEnv({ RATE_LIMITS: 'off' }));

describe('a key', () => {
  test('is told with every answer what is left, and is stopped at its limit', async ({
    anyKey,
  }) => {
    for (const left of [4, 3, 2, 1, 0]) {
      const answer = await use(anyKey.secret);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('RateLimit-Policy')).toBe('"default";q=5;w=60');
      expect(answer.headers.get('RateLimit')).toMatch(new RegExp(`^"default";r=${left};t=\\d+$`));
    }
    const answer = await use(anyKey.secret);
    expect(answer).toMatchObject(LIMITED);
    const seconds = Number(answer.headers.get('Retry-After'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(answer.headers.get('RateLimit')).toBe(`"default";r=0;t=${seconds}`);
  });

  test('is stopped exactly, however many requests come at once', async ({ anyKey }) => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => use(anyKey.secret)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(25);
  });

  test('changes nothing while it is stopped', async ({ db, anyKey, project }) => {
    for (let n = 0; n < 5; n++) await use(anyKey.secret);
    const body = { name: 'x', scopes: ['upload'] };
    const answer = await call('POST', '/api/v1/api-keys', { credential: anyKey.secret, body });
    expect(answer).toMatchObject(LIMITED);
    expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(1);
  });

  test('does not use up what others have', async ({ makeKey, account }) => {
    const [one, other] = [await makeKey(), await makeKey()];
    for (let n = 0; n < 6; n++) await use(one.secret);
    expect((await use(other.secret)).status).toBe(200);
    const list = await call('GET', '/api/v1/api-keys', { credential: account.token });
    expect(list.status).toBe(200);
  });

  test('has the limit of its tenant’s plan', async ({ db }) => {
    const { ctx } = await createAccount(db, { tier: 'free' });
    const { secret } = await newKey(ctx);
    for (let n = 0; n < 3; n++) expect((await use(secret)).status).toBe(200);
    expect((await use(secret)).status).toBe(429);
  });

  test('that is revoked is 401 and not 429: being stopped is for who is somebody', async ({
    db,
    anyKey,
  }) => {
    for (let n = 0; n < 6; n++) await use(anyKey.secret);
    await db.apiKey.update({ where: { id: anyKey.id }, data: { revokedAt: new Date() } });
    expect((await use(anyKey.secret)).status).toBe(401);
  });
});

test('a request for a foreign project counts like any other', async ({ account, anyKey }) => {
  const headers = { 'X-Project-Id': `prj_${'0'.repeat(32)}` };
  for (const credential of [anyKey.secret, account.token]) {
    for (const left of [4, 3, 2, 1, 0]) {
      const answer = await call('GET', '/api/v1/files', { credential, headers });
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect(answer.headers.get('RateLimit')).toMatch(new RegExp(`^"default";r=${left};t=\\d+$`));
    }
    expect(await call('GET', '/api/v1/files', { credential, headers })).toMatchObject(LIMITED);
  }
});

test('a session has a limit of its own too', async ({ db, account: { user, tenant, token } }) => {
  const list = (credential = token) => call('GET', '/api/v1/api-keys', { credential });
  for (let n = 0; n < 5; n++) expect((await list()).status).toBe(200);
  expect(await list()).toMatchObject(LIMITED);
  const other = await signIn(db, { userId: user.id, tenantId: tenant.id });
  expect((await list(other.token)).status).toBe(200);
});

test('switched off, nobody is stopped and nothing is told', async ({ anyKey }) => {
  provideEnv({ RATE_LIMITS: 'off' });
  for (let n = 0; n < 8; n++) {
    const answer = await use(anyKey.secret);
    expect([answer.status, answer.headers.get('RateLimit')]).toEqual([200, null]);
  }
});

describe('an address that gets credentials wrong', () => {
  const unchecked = 'uk_live_0123456789ABCDEFGHIJKLMNOPQRSTUV';
  const unknown = unchecked + keyChecksum(unchecked);

  test('is told with each refusal what it has left', async ({ db }) => {
    void db;
    const left = async () => {
      const answer = await use(unknown);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('RateLimit-Policy')).toBe('"authentication";q=120;w=60');
      return Number(
        /^"authentication";r=(\d+);t=\d+$/.exec(answer.headers.get('RateLimit') ?? '')?.[1],
      );
    };
    const first = await left();
    expect(await left()).toBe(first - 1);
  });

  test('is let in again when the window ends', async ({ anyKey, onTestFinished }) => {
    const ask = (credential: string) => call('GET', PATH, { credential, from: '2001:db8::f' });
    for (let n = 0; n < 120; n++) expect((await ask(unknown)).status).toBe(401);
    expect((await ask(anyKey.secret)).status).toBe(429);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    onTestFinished(() => void vi.useRealTimers());
    expect((await ask(anyKey.secret)).status).toBe(200);
  });

  // The last of the file: it uses up what this address has.
  test('is stopped before the database is asked, and the others are not', async ({
    db,
    anyKey,
  }) => {
    // Other tests of this file have used up some of the 120.
    let refused = 0;
    while ((await use(unknown)).status === 401) refused += 1;
    expect(refused).toBeLessThanOrEqual(120);
    expect(refused).toBeGreaterThan(100);
    const asked = lookupsOf(db).asked;
    const answer = await use(unknown);
    expect(answer).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(answer.headers.get('RateLimit-Policy')).toBe('"authentication";q=120;w=60');
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await use(anyKey.secret)).status).toBe(429);
    expect(lookupsOf(db).asked).toBe(asked);
    expect((await call('GET', '/api/v1/livez')).status).toBe(200);
  });
});
