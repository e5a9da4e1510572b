import { describe, expect } from 'vitest';
import { sessionCookieName } from '@/lib/auth/credential';
import { keyChecksum } from '@/lib/auth/key-format';
import { env } from '@/lib/env';
import { createAccount, type Account } from '@/lib/testing/account';
import { answerOf, requestOf, timeless, type Answer, type Sent } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { forgedTokens, rightToken } from '@/lib/testing/forged-tokens';
import { isDeclared } from './declaration';
import { METHODS } from './route-entry';
import { routes } from './routes.generated';

const PATH = '/api/v1/api-keys';
const SEED_BODY = {
  status: 'ERROR',
  code: 'unauthenticated',
  message: 'Invalid or missing API key',
  errors: ['Authentication required'],
  timestamp: 'string',
  request_id: 'string',
};
const NOTHING = 'Bearer realm="uploadkit"';
const INVALID = 'Bearer realm="uploadkit", error="invalid_token"';

const unchecked = 'uk_live_0123456789ABCDEFGHIJKLMNOPQRSTUV';
const UNKNOWN = unchecked + keyChecksum(unchecked);
const withHeader = (Authorization: string): Sent => ({ headers: { Authorization } });
const withCookie = (token: string): Sent => ({
  headers: { Cookie: `${sessionCookieName(env().appUrl)}=${token}` },
});

type Facts = { sub: string; tid: string; sid: string };

function expectRefusal(answer: Answer, challenge: string): void {
  expect(answer.status).toBe(401);
  expect(timeless(answer)).toEqual(SEED_BODY);
  expect(answer.headers.get('WWW-Authenticate')).toBe(challenge);
  expect(answer.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
}

const MALFORMED: [string, Sent][] = [
  ['an unknown key', withHeader(`Bearer ${UNKNOWN}`)],
  ['an unknown key without a scheme', withHeader(UNKNOWN)],
  ['a key with a wrong checksum', withHeader(`Bearer ${UNKNOWN.slice(0, -1)}0`)],
  ['a key in Basic', withHeader(`Basic ${Buffer.from(`${UNKNOWN}:`).toString('base64')}`)],
  ['a TAB behind Bearer', withHeader(`Bearer\t${UNKNOWN}`)],
  ['a comma list', withHeader(`Bearer ${UNKNOWN}, Bearer ${UNKNOWN}`)],
  ['Bearer twice', withHeader(`Bearer Bearer ${UNKNOWN}`)],
  ['Bearer alone', withHeader('Bearer')],
  ['an empty header', withHeader('')],
  ['ten thousand characters', withHeader(`Bearer ${'x'.repeat(10_000)}`)],
  ['letters outside ASCII', withHeader('Bearer ü')],
  ['rubbish in the cookie', withCookie('rubbish')],
  ['a key in the cookie', withCookie(UNKNOWN)],
];

describe('the seed’s 401, word for word, and a challenge for what is bad:', () => {
  test.for(MALFORMED)('%s', async ([, sent], { call }) => {
    expectRefusal(await call('GET', PATH, sent), INVALID);
  });

  test.for([
    ['revoked', 'revoked_at = now()'],
    ['disabled', 'disabled_at = now()'],
    ['expired', "expires_at = now() - interval '1 hour'"],
  ] as const)('a key that is %s', async ([, change], { db, anyKey, call }) => {
    await db.$executeRawUnsafe(`UPDATE api_keys SET ${change} WHERE id = $1`, anyKey.id);
    expectRefusal(await call('GET', PATH, { credential: anyKey.secret }), INVALID);
  });

  test('nothing at all, without blame', async ({ call }) => {
    expectRefusal(await call('GET', PATH), NOTHING);
    expectRefusal(await call('POST', PATH, { body: { name: 'x' } }), NOTHING);
  });
});

describe('a key is no credential anywhere else:', () => {
  test.for([
    ['in the query', '?api_key=KEY', () => ({})],
    ['in the query as a token', '?access_token=KEY', () => ({})],
    ['in a header of its own', '', (key) => ({ headers: { 'X-Api-Key': key } })],
    [
      'in Proxy-Authorization',
      '',
      (key) => ({ headers: { 'Proxy-Authorization': `Bearer ${key}` } }),
    ],
    ['in a cookie of its own', '', (key) => ({ headers: { Cookie: `api_key=${key}` } })],
    ['in the body', '', (key) => ({ body: { api_key: key } })],
  ] satisfies [string, string, (key: string) => Sent][])(
    '%s',
    async ([, query, sent], { anyKey, call }) => {
      const answer = await call(
        'POST',
        PATH + query.replace('KEY', anyKey.secret),
        sent(anyKey.secret),
      );
      expectRefusal(answer, NOTHING);
      expect(answer.text).not.toContain(anyKey.secret);
    },
  );
});

test('a bad header is not saved by a good cookie', async ({ account, call }) => {
  const cookie = withCookie(account.token).headers ?? {};
  expect((await call('GET', PATH, { headers: cookie })).status).toBe(200);
  for (const [, sent] of MALFORMED.filter(([, { headers }]) => headers?.['Authorization'])) {
    expectRefusal(await call('GET', PATH, { headers: { ...cookie, ...sent.headers } }), INVALID);
  }
});

describe('a session token of a session that stands, with one thing wrong, is 401 and never 500:', () => {
  test('as it is, it is let in', async ({ account, call }) => {
    const { user, tenant, sessionId } = account;
    const token = rightToken({ sub: user.id, tid: tenant.id, sid: sessionId });
    expect((await call('GET', PATH, { credential: token })).status).toBe(200);
  });

  test('all of them, in the header and in the cookie', async ({ account, call }) => {
    const { user, tenant, sessionId } = account;
    const forged = await forgedTokens({ sub: user.id, tid: tenant.id, sid: sessionId });
    expect(forged.length).toBeGreaterThan(50);
    for (const [name, token] of forged) {
      const answers = [
        await call('GET', PATH, { credential: token }),
        await call('GET', PATH, withCookie(token)),
      ];
      for (const answer of answers)
        expect([name, answer.status, timeless(answer)]).toEqual([name, 401, SEED_BODY]);
    }
  });

  test.for([
    ['another user', (facts: Facts, other: Facts) => ({ ...facts, sub: other.sub })],
    ['another tenant', (facts: Facts, other: Facts) => ({ ...facts, tid: other.tid })],
    ['another session', (facts: Facts, other: Facts) => ({ ...facts, sid: other.sid })],
    ['a session that never was', (facts: Facts) => ({ ...facts, sid: 'ses_1' })],
  ] as const)('it speaks of %s', async ([, change], { db, account, call }) => {
    const factsOf = ({ user, tenant, sessionId }: Account): Facts => ({
      sub: user.id,
      tid: tenant.id,
      sid: sessionId,
    });
    const token = rightToken(change(factsOf(account), factsOf(await createAccount(db))));
    expectRefusal(await call('GET', PATH, { credential: token }), INVALID);
  });

  test('it is replayed after logout', async ({ account, call }) => {
    const use = () => call('GET', PATH, { credential: account.token });
    expect((await use()).status).toBe(200);
    expect((await call('POST', '/api/v1/auth/logout', { credential: account.token })).status).toBe(
      200,
    );
    expectRefusal(await use(), INVALID);
    expectRefusal(await call('GET', PATH, withCookie(account.token)), INVALID);
  });
});

// What the mount and the middleware refuse early, every handler refuses by itself: neither is where a request becomes trusted.
describe('called without the sorting before it, every handler', () => {
  const handlers = routes.flatMap(({ path, module }) =>
    METHODS.flatMap((method) => {
      const handler = module[method];
      return isDeclared(handler) && !handler.declaration.public ? [{ method, path, handler }] : [];
    }),
  );

  test.for(handlers)(
    'refuses by itself: $method $path',
    async ({ method, path, handler }, { db }) => {
      expect(db).toBeTruthy();
      const params = Promise.resolve({ id: 'key_1', path: 'x' });
      const ask = async (sent: Sent) =>
        answerOf(await handler(requestOf(method, path.replace(/\[.*\]/, 'x'), sent), { params }));
      expectRefusal(await ask({}), NOTHING);
      for (const [, sent] of MALFORMED) expectRefusal(await ask(sent), INVALID);
    },
  );
});
