import { describe, expect } from 'vitest';
import { addMember, createAccount, signIn, type Account } from '@/lib/testing/account';
import { call, timeless } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import type { Db } from '@/lib/db';
import { flushSessionUses, noteSessionUse } from './note-session-use';
import { OpenedSession, SessionRecord } from './schemas';

const SESSIONS = '/api/v1/me/sessions';
const MISSING = `ses_${'0'.repeat(32)}`;

const list = async (credential: string) =>
  SessionRecord.array().parse((await call('GET', SESSIONS, { credential })).data);
const isIn = async (credential: string) =>
  (await call('GET', '/api/v1/me', { credential })).status === 200;
const again = (db: Db, { user, tenant }: Account) =>
  signIn(db, { userId: user.id, tenantId: tenant.id });

describe('the list of sessions', () => {
  test('has every one that stands, newest first, and says which is calling', async ({
    db,
    account,
  }) => {
    const other = await again(db, account);
    expect(await list(other.token)).toMatchObject([
      { session_id: other.sessionId, current: true },
      { session_id: account.sessionId, current: false },
    ]);
    expect(await list(account.token)).toMatchObject([{ current: false }, { current: true }]);
  });

  test('has those in the user’s other tenants too', async ({ db, account }) => {
    const { user } = account;
    const { tenant } = await createAccount(db);
    await db.membership.create({ data: { tenantId: tenant.id, userId: user.id, role: 'viewer' } });
    const there = await signIn(db, { userId: user.id, tenantId: tenant.id });
    expect((await list(account.token)).map(({ session_id }) => session_id)).toEqual([
      there.sessionId,
      account.sessionId,
    ]);
  });

  test('has none of another member of the same tenant', async ({ db, account, tenant }) => {
    const other = await addMember(db, tenant.id, 'owner');
    expect(await list(account.token)).toHaveLength(1);
    expect(await list(other.token)).toMatchObject([{ session_id: other.sessionId }]);
  });

  test.for([
    ['ended', { endedAt: new Date() }],
    ['expired', { expiresAt: new Date(Date.now() - 1000) }],
  ] as const)('has none that has %s', async ([, data], { db, account }) => {
    const other = await again(db, account);
    await db.session.update({ where: { id: other.sessionId }, data });
    expect(await list(account.token)).toMatchObject([{ session_id: account.sessionId }]);
  });

  test('says from where and by what a session was opened', async () => {
    const password = 'correct horse battery staple';
    const body = { email: 'where@example.com', password, name: 'Ann' };
    await call('POST', '/api/v1/auth/register', { body });
    const headers = { 'User-Agent': 'Mosaic/1.0' };
    const login = { body: { email: body.email, password }, headers };
    const { data } = await call('POST', '/api/v1/auth/login', login);
    const [newest] = await list(OpenedSession.parse(data).token);
    expect(newest).toMatchObject({ ip_address: '198.51.100.7', user_agent: 'Mosaic/1.0' });
  });

  test('comes in pages', async ({ db, account }) => {
    await again(db, account);
    const answer = await call('GET', `${SESSIONS}?page=2&page_size=1`, {
      credential: account.token,
    });
    expect(answer).toMatchObject({
      data: [{ session_id: account.sessionId }],
      body: { pagination: { page: 2, page_size: 1, total: 2, total_pages: 2 } },
    });
  });
});

describe('when a session was last seen', () => {
  test('is written once for many requests, and told', async ({ db, account }) => {
    for (let n = 0; n < 5; n++) await list(account.token);
    expect(await db.sessionUse.count({ where: { sessionId: account.sessionId } })).toBe(0);
    const before = (await list(account.token))[0]?.last_seen_at ?? '';
    await flushSessionUses();
    const [session] = await list(account.token);
    expect(Date.parse(session?.last_seen_at ?? '')).toBeGreaterThan(Date.parse(before));
  });

  test('never goes back', async ({ db, account }) => {
    const later = new Date('2030-01-01T00:00:00.000Z');
    noteSessionUse(account.sessionId, later);
    await flushSessionUses();
    noteSessionUse(account.sessionId, new Date('2029-01-01T00:00:00.000Z'));
    await flushSessionUses();
    const where = { sessionId: account.sessionId };
    expect(await db.sessionUse.findUnique({ where })).toMatchObject({ lastSeenAt: later });
  });

  test('of a session that is gone is nobody’s concern', async ({ db }) => {
    noteSessionUse(MISSING, new Date());
    await flushSessionUses();
    expect(await db.sessionUse.count({ where: { sessionId: MISSING } })).toBe(0);
  });
});

describe('ending one session', () => {
  test('ends its token at once, leaves the others, and is told once', async ({ db, account }) => {
    const other = await again(db, account);
    const url = `${SESSIONS}/${other.sessionId}`;
    const end = () => call('DELETE', url, { credential: account.token });
    expect(await end()).toMatchObject({ status: 200, data: null });
    expect([await isIn(other.token), await isIn(account.token)]).toEqual([false, true]);
    expect((await end()).status).toBe(404);
    const where = { entityId: other.sessionId, action: 'session.ended' };
    expect(await db.auditLog.count({ where })).toBe(1);
  });

  test('another’s answers like one that never was, and stays', async ({ db, account, tenant }) => {
    const credential = account.token;
    const colleague = await addMember(db, tenant.id, 'viewer');
    const stranger = await createAccount(db);
    const missing = await call('DELETE', `${SESSIONS}/${MISSING}`, { credential });
    expect(missing.status).toBe(404);
    for (const { sessionId, token } of [colleague, stranger]) {
      const answer = await call('DELETE', `${SESSIONS}/${sessionId}`, { credential });
      expect(timeless(answer)).toEqual(timeless(missing));
      expect(await isIn(token)).toBe(true);
    }
  });

  test('of one’s own that has expired answers like one that never was', async ({ db, account }) => {
    const credential = account.token;
    const { sessionId } = await again(db, account);
    const data = { expiresAt: new Date(Date.now() - 1000) };
    await db.session.update({ where: { id: sessionId }, data });
    const missing = await call('DELETE', `${SESSIONS}/${MISSING}`, { credential });
    const answer = await call('DELETE', `${SESSIONS}/${sessionId}`, { credential });
    expect(timeless(answer)).toEqual(timeless(missing));
    expect(await db.auditLog.count({ where: { entityId: sessionId } })).toBe(0);
  });

  test('may be the calling one', async ({ account }) => {
    const url = `${SESSIONS}/${account.sessionId}`;
    expect((await call('DELETE', url, { credential: account.token })).status).toBe(200);
    expect(await isIn(account.token)).toBe(false);
  });
});

describe('signing out everywhere', () => {
  test('ends every session of the user, in every tenant, and nobody else’s', async ({
    db,
    account,
    tenant,
  }) => {
    const { user } = account;
    const elsewhere = await createAccount(db);
    await db.membership.create({
      data: { tenantId: elsewhere.tenant.id, userId: user.id, role: 'viewer' },
    });
    const mine = [
      account,
      await again(db, account),
      await signIn(db, { userId: user.id, tenantId: elsewhere.tenant.id }),
    ];
    const others = [elsewhere, await addMember(db, tenant.id, 'owner')];
    const answer = await call('DELETE', SESSIONS, { credential: account.token });
    expect(answer).toMatchObject({ status: 200, data: { ended: 3 } });
    expect(await Promise.all(mine.map(({ token }) => isIn(token)))).toEqual([false, false, false]);
    expect(await Promise.all(others.map(({ token }) => isIn(token)))).toEqual([true, true]);
    const entries = { action: 'session.ended', actor: { path: ['id'], equals: user.id } };
    expect(await db.auditLog.count({ where: entries })).toBe(3);
  });

  test('may keep the calling session, and no other', async ({ db, account }) => {
    const others = [await again(db, account), await again(db, account)];
    const credential = account.token;
    const answer = await call('DELETE', `${SESSIONS}?keep=current`, { credential });
    expect(answer).toMatchObject({ status: 200, data: { ended: 2 } });
    expect(await list(credential)).toMatchObject([{ session_id: account.sessionId }]);
    expect(await Promise.all(others.map(({ token }) => isIn(token)))).toEqual([false, false]);
  });

  test('keeps none but the calling one, whatever is asked', async ({ account }) => {
    for (const keep of ['all', '', account.sessionId]) {
      const answer = await call('DELETE', `${SESSIONS}?keep=${keep}`, {
        credential: account.token,
      });
      expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    }
    expect(await isIn(account.token)).toBe(true);
  });

  test('is not for keys', async ({ anyKey }) => {
    for (const method of ['GET', 'DELETE']) {
      const answer = await call(method, SESSIONS, { credential: anyKey.secret });
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
  });
});
