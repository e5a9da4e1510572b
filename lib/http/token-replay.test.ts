import { hash } from '@node-rs/argon2';
import { describe, expect } from 'vitest';
import { sessionCookieName } from '@/lib/auth/credential';
import { env } from '@/lib/env';
import { addMember, signIn, type Account, type Member } from '@/lib/testing/account';
import { call, timeless, type Answer } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { forgedTokens, rightToken } from '@/lib/testing/forged-tokens';

// Guards the door itself: what the verifier refuses is refused by every way in, and a token dies with what it speaks of.
const ME = '/api/v1/me';
const KEYS = '/api/v1/api-keys';
const NEW_KEY = { name: 'Made by a forger', scopes: ['upload'] };

/** The ways by which a token reaches the API. */
const WAYS: [string, (token: string) => Record<string, string>][] = [
  ['Bearer', (token) => ({ Authorization: `Bearer ${token}` })],
  [
    'the session cookie',
    (token) => ({
      Cookie: `${sessionCookieName(env().appUrl)}=${token}`,
      'Sec-Fetch-Site': 'same-origin',
    }),
  ],
];

const factsOf = ({ user, tenant, sessionId }: Account) => ({
  sub: user.id,
  tid: tenant.id,
  sid: sessionId,
});

/** Reads and writes with the token. */
async function tryBoth(headers: Record<string, string>): Promise<[Answer, Answer]> {
  return [await call('GET', ME, { headers }), await call('POST', KEYS, { headers, body: NEW_KEY })];
}

async function expectDead(headers: Record<string, string>): Promise<void> {
  const unknown = await call('GET', ME, { headers: { Authorization: 'Bearer nonsense' } });
  for (const answer of await tryBoth(headers)) {
    expect(answer.status).toBe(401);
    expect(timeless(answer)).toEqual(timeless(unknown));
    expect(answer.headers.get('WWW-Authenticate')).toContain('error="invalid_token"');
  }
}

const OLD = 'correct horse battery staple';
const NEW = 'another horse, another staple';

/** What ends a member's session, by whose token it is asked. */
type End = (who: { guest: Member; elsewhere: string; owner: string }) => Promise<Answer>;
const ENDS: [string, End][] = [
  [
    'after it signed out',
    ({ guest }) => call('POST', '/api/v1/auth/logout', { credential: guest.token }),
  ],
  [
    'after its session was ended from another',
    ({ guest, elsewhere: credential }) =>
      call('DELETE', `${ME}/sessions/${guest.sessionId}`, { credential }),
  ],
  [
    'after every other session was ended',
    ({ elsewhere: credential }) => call('DELETE', `${ME}/sessions?keep=current`, { credential }),
  ],
  [
    'after the password was changed in another session',
    ({ elsewhere: credential }) =>
      call('PATCH', ME, { credential, body: { password: NEW, current_password: OLD } }),
  ],
  [
    'after its owner was removed from the tenant',
    ({ guest, owner: credential }) =>
      call('DELETE', `/api/v1/members/${guest.user.id}`, { credential }),
  ],
  [
    'after its owner left the tenant',
    ({ guest, elsewhere: credential }) =>
      call('DELETE', `/api/v1/members/${guest.user.id}`, { credential }),
  ],
];

const names = (await forgedTokens({ sub: 'usr_1', tid: 'ten_1', sid: 'ses_1' })).map(
  ([name]) => name,
);

describe.for(WAYS)('by %s', ([, headersOf]) => {
  test('a token that is right in every way opens the door', async ({ account }) => {
    const [read, write] = await tryBoth(headersOf(rightToken(factsOf(account))));
    expect([read.status, write.status]).toEqual([200, 201]);
  });

  test.for(names)(
    'a token of a session that stands, but with %s, is 401',
    async (name, { account, db, project }) => {
      const forged = new Map(await forgedTokens(factsOf(account)));
      await expectDead(headersOf(forged.get(name) ?? ''));
      expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(0);
    },
  );

  test.for(ENDS)('a token is dead %s', async ([, end], { db, account }) => {
    const { tenant, token: owner } = account;
    const guest = await addMember(db, tenant.id, 'owner');
    const { token: elsewhere } = await signIn(db, { userId: guest.user.id, tenantId: tenant.id });
    const passwordHash = await hash(OLD);
    await db.user.update({ where: { id: guest.user.id }, data: { passwordHash } });
    const headers = headersOf(guest.token);
    expect((await call('GET', ME, { headers })).status).toBe(200);
    expect((await end({ guest, elsewhere, owner })).status).toBe(200);
    await expectDead(headers);
    expect((await call('GET', ME, { credential: owner })).status).toBe(200);
  });
});
