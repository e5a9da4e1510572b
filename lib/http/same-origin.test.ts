import { describe, expect } from 'vitest';
import { sessionCookieName } from '@/lib/auth/credential';
import { env } from '@/lib/env';
import { test } from '@/lib/testing/fixtures';

const PATH = '/api/v1/api-keys';
const BODY = { name: 'x', scopes: ['upload'] };
const cookieOf = (token: string) => ({ Cookie: `${sessionCookieName(env().appUrl)}=${token}` });
const own = 'http://localhost:3000';

describe('a cookie changes nothing for a request', () => {
  test.for([
    ['that says nothing of where it comes from', {}],
    ['from another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ['from another site that forges Origin', { 'Sec-Fetch-Site': 'cross-site', Origin: own }],
    ['from a sibling on the same site', { 'Sec-Fetch-Site': 'same-site', Origin: own }],
    ['typed into the address bar', { 'Sec-Fetch-Site': 'none' }],
    ['with an empty Sec-Fetch-Site', { 'Sec-Fetch-Site': '', Origin: own }],
    ['from a sandboxed frame', { Origin: 'null' }],
    [
      'that hides its origin, whatever else it says',
      { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' },
    ],
    ['from a sandboxed frame, in capitals', { Origin: 'NULL' }],
    ['from another origin', { Origin: 'https://evil.example' }],
    ['from another port', { Origin: 'http://localhost:3001' }],
    ['from another scheme', { Origin: 'https://localhost:3000' }],
    ['from a name that begins alike', { Origin: 'http://localhost:3000.evil.example' }],
    ['from a path, which no origin has', { Origin: `${own}/` }],
    ['that only names a Referer', { Referer: `${own}/projects` }],
  ] as const)('%s', async ([, headers], { db, project, account, call }) => {
    const sent = { body: BODY, headers: { ...cookieOf(account.token), ...headers } };
    const answer = await call('POST', PATH, sent);
    expect(answer).toMatchObject({ status: 403, body: { code: 'cross_origin', errors: [] } });
    expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(0);
  });

  test.for(['POST', 'PATCH', 'DELETE'])(
    'of any unsafe method: %s',
    async (method, { account, anyKey, call }) => {
      const path = method === 'POST' ? PATH : `${PATH}/${anyKey.id}`;
      const sent = { body: BODY, headers: cookieOf(account.token) };
      expect((await call(method, path, sent)).body).toMatchObject({ code: 'cross_origin' });
      const use = await call('GET', `${PATH}/current`, { credential: anyKey.secret });
      expect(use).toMatchObject({ status: 200, data: { name: 'Fixture key' } });
    },
  );

  test('not even logging out', async ({ account, call }) => {
    const headers = { ...cookieOf(account.token), Origin: 'https://evil.example' };
    expect((await call('POST', '/api/v1/auth/logout', { headers })).status).toBe(403);
    expect((await call('GET', PATH, { credential: account.token })).status).toBe(200);
  });

  test('of a form, which needs no permission to be sent across sites', async ({
    account,
    call,
  }) => {
    const headers = {
      ...cookieOf(account.token),
      'Content-Type': 'text/plain',
      Origin: 'https://evil.example',
    };
    const answer = await call('POST', PATH, { body: JSON.stringify(BODY), headers });
    expect(answer.status).toBe(403);
  });
});

describe('a cookie counts', () => {
  test.for([
    ['from our own pages, by Sec-Fetch-Site', { 'Sec-Fetch-Site': 'same-origin' }],
    ['from our own pages, by Origin in older browsers', { Origin: own }],
  ] as const)('%s', async ([, headers], { account, call }) => {
    const sent = { body: BODY, headers: { ...cookieOf(account.token), ...headers } };
    expect((await call('POST', PATH, sent)).status).toBe(201);
  });

  test('for reading, wherever it comes from', async ({ account, call }) => {
    const headers = { ...cookieOf(account.token), 'Sec-Fetch-Site': 'none' };
    expect((await call('GET', PATH, { headers })).status).toBe(200);
    expect((await call('HEAD', PATH, { headers })).status).toBe(200);
  });
});

test('who sends the token in the header needs no origin: no browser does that by itself', async ({
  account,
  anyKey,
  call,
}) => {
  const headers = { Origin: 'https://partner.example', 'Sec-Fetch-Site': 'cross-site' };
  for (const credential of [account.token, anyKey.secret])
    expect((await call('POST', PATH, { credential, body: BODY, headers })).status).toBe(201);
});

test('a forged cookie is 401 before it is anything else', async ({ call }) => {
  const headers = { ...cookieOf('a.b.c'), Origin: 'https://evil.example' };
  expect((await call('POST', PATH, { body: BODY, headers })).status).toBe(401);
});
