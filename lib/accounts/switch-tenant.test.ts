import { describe, expect } from 'vitest';
import { sessionCookieName } from '@/lib/auth/credential';
import type { Role } from '@/lib/auth/roles';
import type { Db } from '@/lib/db';
import { env, provideEnv } from '@/lib/env';
import { createAccount, type Account } from '@/lib/testing/account';
import { call, timeless } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { untilWaiting } from '@/lib/testing/waiting';
import { OpenedSession } from './schemas';
import { switchTenant } from './switch-tenant';

const SWITCH = '/api/v1/me/tenant';

/** A second tenant that the account's user is a member of. */
async function join(db: Db, { user }: Account, role: Role = 'viewer'): Promise<Account> {
  const other = await createAccount(db);
  await db.membership.create({ data: { tenantId: other.tenant.id, userId: user.id, role } });
  return other;
}

const to = (credential: string, tenant_id: string) =>
  call('POST', SWITCH, { credential, body: { tenant_id } });
const isIn = async (credential: string) =>
  (await call('GET', '/api/v1/me', { credential })).status === 200;

describe('switching the tenant', () => {
  test('gives a token for the other one, with the role there', async ({ db, account }) => {
    const other = await join(db, account);
    const answer = await to(account.token, other.tenant.id);
    expect(answer).toMatchObject({ status: 200, data: { token_type: 'Bearer' } });
    const { token } = OpenedSession.parse(answer.data);
    expect((await call('GET', '/api/v1/me', { credential: token })).data).toMatchObject({
      user: { user_id: account.user.id },
      tenant: { tenant_id: other.tenant.id },
      role: 'viewer',
      projects: [{ project_id: other.project.id }],
    });
  });

  test('ends the old token at once', async ({ db, account }) => {
    const other = await join(db, account);
    await to(account.token, other.tenant.id);
    expect(await isIn(account.token)).toBe(false);
  });

  test('does not lengthen the session', async ({ db, account }) => {
    const other = await join(db, account);
    const expiresAt = new Date(Date.now() + 60_000);
    await db.session.update({ where: { id: account.sessionId }, data: { expiresAt } });
    const { expires_at } = OpenedSession.parse((await to(account.token, other.tenant.id)).data);
    expect(Date.parse(expires_at)).toBeLessThanOrEqual(expiresAt.getTime());
  });

  test('is in the audit logs of both', async ({ db, account }) => {
    const other = await join(db, account);
    await to(account.token, other.tenant.id);
    const last = (tenantId: string) =>
      db.auditLog.findFirst({ where: { tenantId }, orderBy: { id: 'desc' } });
    expect(await last(account.tenant.id)).toMatchObject({ action: 'session.ended' });
    expect(await last(other.tenant.id)).toMatchObject({ action: 'session.created' });
  });

  test('back and forth goes on working', async ({ db, account }) => {
    const other = await join(db, account);
    const there = OpenedSession.parse((await to(account.token, other.tenant.id)).data);
    const back = OpenedSession.parse((await to(there.token, account.tenant.id)).data);
    expect([await isIn(there.token), await isIn(back.token)]).toEqual([false, true]);
  });

  test('of ten at once, one session comes out', async ({ db, account }) => {
    const other = await join(db, account);
    const all = Array.from({ length: 10 }, () => to(account.token, other.tenant.id));
    const answers = await Promise.all(all);
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 401)]);
    expect(await db.session.count({ where: { userId: account.user.id, endedAt: null } })).toBe(1);
  });
});

describe('a tenant that is not theirs', () => {
  test('answers like one that never was, and the session stays', async ({ db, account }) => {
    const stranger = await createAccount(db);
    const missing = await to(account.token, `ten_${'0'.repeat(32)}`);
    expect(missing.status).toBe(404);
    const foreign = await to(account.token, stranger.tenant.id);
    expect(timeless(foreign)).toEqual(timeless(missing));
    expect(await isIn(account.token)).toBe(true);
  });

  test('and one they were removed from as well', async ({ db, account }) => {
    const other = await join(db, account);
    await db.membership.deleteMany({
      where: { userId: account.user.id, tenantId: other.tenant.id },
    });
    expect((await to(account.token, other.tenant.id)).status).toBe(404);
  });
});

test('who is removed from a tenant while they switch to it has no session there, and keeps the one they have', async ({
  db,
  account,
}) => {
  const { tenant } = await join(db, account);
  const { switched } = await db.$transaction(async (tx) => {
    await tx.membership.deleteMany({ where: { tenantId: tenant.id, userId: account.user.id } });
    const switched = to(account.token, tenant.id);
    await Promise.race([untilWaiting(db), switched]);
    return { switched };
  });
  expect((await switched).status).toBe(404);
  expect(await db.session.count({ where: { userId: account.user.id } })).toBe(1);
  expect(await isIn(account.token)).toBe(true);
});

test('a session that expires while its owner switches opens no other', async ({ db, account }) => {
  const { tenant } = await join(db, account);
  const data = { expiresAt: new Date(Date.now() - 1000) };
  await db.session.update({ where: { id: account.sessionId }, data });
  await expect(switchTenant(account.ctx, { tenantId: tenant.id })).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  expect(await db.session.count({ where: { userId: account.user.id } })).toBe(1);
});

describe('in the browser', () => {
  const withCookie = (token: string, origin: string) => ({
    headers: { Cookie: `${sessionCookieName(env().appUrl)}=${token}`, 'Sec-Fetch-Site': origin },
  });

  test.for([
    ['http://localhost:3000', 'uploadkit.session', []],
    ['https://files.example.com', '__Host-uploadkit.session', ['Secure']],
  ] as const)(
    'the new token takes the place of the cookie at %s, out of reach of scripts',
    async ([appUrl, name, more], { db, account, onTestFinished }) => {
      provideEnv({ APP_URL: appUrl });
      onTestFinished(() => void provideEnv({ APP_URL: '' }));
      const other = await join(db, account);
      const body = { tenant_id: other.tenant.id };
      const sent = withCookie(account.token, 'same-origin');
      const answer = await call('POST', SWITCH, { ...sent, body });
      const { token } = OpenedSession.parse(answer.data);
      const cookie = answer.headers.get('Set-Cookie') ?? '';
      expect(cookie.split('; ')).toEqual([
        `${name}=${token}`,
        'Path=/',
        expect.stringMatching(/^Expires=/),
        'HttpOnly',
        'SameSite=Lax',
        ...more,
      ]);
    },
  );

  test('another site cannot switch it', async ({ db, account }) => {
    const other = await join(db, account);
    const body = { tenant_id: other.tenant.id };
    const answer = await call('POST', SWITCH, { ...withCookie(account.token, 'cross-site'), body });
    expect(answer).toMatchObject({ status: 403, body: { code: 'cross_origin' } });
    expect(await isIn(account.token)).toBe(true);
  });

  test('a Bearer token gets no cookie', async ({ db, account }) => {
    const other = await join(db, account);
    expect((await to(account.token, other.tenant.id)).headers.get('Set-Cookie')).toBe(null);
  });
});

test('is not for keys', async ({ anyKey }) => {
  const answer = await to(anyKey.secret, anyKey.record.tenant_id);
  expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
});
