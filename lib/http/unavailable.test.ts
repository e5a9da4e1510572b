import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyChecksum } from '@/lib/auth/key-format';
import { closeDb, db } from '@/lib/db';
import { provideEnv } from '@/lib/env';
import { call } from '@/lib/testing/call';
import { closedPort } from '@/lib/testing/closed-port';
import { rightToken } from '@/lib/testing/forged-tokens';

const PATH = '/api/v1/api-keys';
const unchecked = 'uk_live_0123456789ABCDEFGHIJKLMNOPQRSTUV';
const KEY = unchecked + keyChecksum(unchecked);
const TOKEN = rightToken({ sub: 'usr_1', tid: 'ten_1', sid: 'ses_1' });

// Nobody listens where the database should be.
beforeAll(async () => {
  const DATABASE_URL = `postgresql://uploadkit:hunter2@127.0.0.1:${await closedPort()}/uploadkit`;
  provideEnv({ DATABASE_URL, RATE_LIMITS: 'off' });
});
afterAll(() => closeDb(db()));

describe('with the database away', () => {
  test.for([
    ['a key that may be good', 'GET', PATH, { credential: KEY }],
    ['a session that may be good', 'GET', PATH, { credential: TOKEN }],
    ['a change', 'POST', PATH, { credential: KEY, body: { name: 'x', scopes: ['upload'] } }],
    ['a path that is none', 'GET', '/api/v1/nothing', { credential: KEY }],
    ['an upload', 'POST', '/api/v1/files/upload', { credential: KEY }],
    ['signing in', 'POST', '/api/v1/auth/login', { body: { email: 'a@b.co', password: 'x' } }],
    [
      'signing up',
      'POST',
      '/api/v1/auth/register',
      { body: { email: 'a@b.co', password: 'correct horse battery', name: 'Ann' } },
    ],
  ] as const)(
    '%s is neither accepted nor refused: 503, try again',
    async ([, method, path, sent]) => {
      const before = performance.now();
      const answer = await call(method, path, sent);
      expect(answer).toMatchObject({
        status: 503,
        body: {
          code: 'unavailable',
          message: 'The service is temporarily unavailable',
          errors: [],
        },
      });
      expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
      expect(answer.headers.get('WWW-Authenticate')).toBe(null);
      expect(performance.now() - before).toBeLessThan(2_000);
      expect(answer.text).not.toMatch(/hunter2|127\.0\.0\.1|ECONNREFUSED|prisma/i);
    },
  );

  test.for([
    ['nothing', {}],
    ['a wrong checksum', { credential: `${KEY.slice(0, -1)}0` }],
    ['a forged token', { credential: `${TOKEN.slice(0, -4)}AAAA` }],
  ] as const)('%s is refused without asking it', async ([, sent]) => {
    expect((await call('GET', PATH, sent)).status).toBe(401);
  });

  test('the process is up but not ready, and says which part is away', async () => {
    expect((await call('GET', '/livez')).status).toBe(200);
    const ready = await call('GET', '/readyz');
    expect(ready).toMatchObject({ status: 503, body: { errors: ['database: not ok'] } });
    expect(ready.headers.get('Retry-After')).toBe('2');
  });
});
