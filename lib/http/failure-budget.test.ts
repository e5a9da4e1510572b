import { beforeEach, describe, expect } from 'vitest';
import { sessionCookieName } from '@/lib/auth/credential';
import { keyChecksum } from '@/lib/auth/key-format';
import { env, provideEnv } from '@/lib/env';
import { call, type Answer } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';

const PATH = '/api/v1/api-keys/current';
const LOGIN = { email: 'nobody@example.com', password: 'correct horse battery staple' };

let addresses = 0;
const newAddress = () => `203.0.113.${(addresses += 1)}`;

beforeEach(() => provideEnv({ RATE_LIMITS: 'free=3,enterprise=5' }));

// Guards "every answer" of the contract: whoever cannot tell where they stand cannot slow down in time.
describe('an answer that precedes a principal tells what its address has left of wrong credentials', () => {
  const left = (answer: Answer) => {
    expect(answer.headers.get('RateLimit-Policy')).toBe('"authentication";q=120;w=60');
    const told = /^"authentication";r=(\d+);t=(\d+)$/.exec(answer.headers.get('RateLimit') ?? '');
    return Number(told?.[1]);
  };
  const unchecked = 'uk_live_0123456789ABCDEFGHIJKLMNOPQRSTUV';
  const unknown = unchecked + keyChecksum(unchecked);
  const evil = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' };

  test.for([
    ['nothing presented', 401, 'GET', PATH, {}],
    ['a malformed credential', 401, 'GET', PATH, { credential: 'rubbish' }],
    ['a path that no route owns', 401, 'GET', '/api/v1/nothing', {}],
    ['a wrong password', 401, 'POST', '/api/v1/auth/login', { body: LOGIN }],
    ['a body that cannot be read', 422, 'POST', '/api/v1/auth/register', { body: {} }],
    ['a health check', 200, 'GET', '/api/v1/livez', {}],
    ['the document', 200, 'GET', '/api/v1/openapi.json', {}],
    ['an invitation that is none', 404, 'GET', '/api/v1/auth/invitations/nothing', {}],
    ['a link that is none', 401, 'GET', '/api/v1/downloads?file=x&expires=1&signature=x', {}],
    ['a method that is not there', 405, 'PUT', '/api/v1/auth/login', {}],
    ['OPTIONS', 204, 'OPTIONS', '/api/v1/auth/login', {}],
  ] as const)('%s: %i', async ([, status, method, path, sent], { db }) => {
    void db;
    const from = newAddress();
    for (const expected of [120, 120]) {
      const answer = await call(method, path, { ...sent, from });
      expect([answer.status, left(answer)]).toEqual([status, expected]);
    }
    await call('GET', PATH, { credential: unknown, from });
    expect(left(await call(method, path, { ...sent, from }))).toBe(119);
  });

  test('a request from another site', async ({ account }) => {
    const from = newAddress();
    const cookie = { Cookie: `${sessionCookieName(env().appUrl)}=${account.token}` };
    const body = { name: 'x', scopes: ['upload'] };
    const crossing = { body, headers: { ...cookie, ...evil }, from };
    const crossed = await call('POST', '/api/v1/api-keys', crossing);
    expect([crossed.body['code'], left(crossed)]).toEqual(['cross_origin', 120]);
  });

  test('and none does with throttles off', async ({ db }) => {
    void db;
    provideEnv({ RATE_LIMITS: 'off' });
    for (const path of [PATH, '/api/v1/livez']) {
      const { headers } = await call('GET', path);
      expect([headers.get('RateLimit'), headers.get('RateLimit-Policy')]).toEqual([null, null]);
    }
  });
});
