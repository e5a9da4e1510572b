import { describe, expect } from 'vitest';
import { signIn } from '@/lib/testing/account';
import { call } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { authenticateSession } from './authenticate-session';

const LOGOUT = '/api/v1/auth/logout';
const KEYS = '/api/v1/api-keys';
const ENDED = { code: 'unauthenticated', details: ['Authentication required'] };

const logout = (credential: string) => call('POST', LOGOUT, { credential });
const use = async (credential: string) => (await call('GET', KEYS, { credential })).status;

describe('logging out', () => {
  test('ends the token at once', async ({ account }) => {
    expect(await use(account.token)).toBe(200);
    expect(await logout(account.token)).toMatchObject({ status: 200, data: null });
    expect(await use(account.token)).toBe(401);
  });

  test('a second time is refused like any use of it', async ({ account }) => {
    await logout(account.token);
    expect((await logout(account.token)).status).toBe(401);
  });

  test('ends this session and no other of the same member', async ({ db, account }) => {
    const other = await signIn(db, { userId: account.user.id, tenantId: account.tenant.id });
    await logout(account.token);
    expect([await use(account.token), await use(other.token)]).toEqual([401, 200]);
  });

  test('is told once, however many ask at once', async ({ db, account }) => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => logout(account.token)));
    expect(answers.every(({ status }) => status === 200 || status === 401)).toBe(true);
    const where = { entityId: account.sessionId, action: 'session.ended' };
    expect(await db.auditLog.count({ where })).toBe(1);
  });

  test('is not for keys, which are revoked', async ({ anyKey }) => {
    expect(await logout(anyKey.secret)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await use(anyKey.secret)).toBe(200);
  });
});

describe('a session is over', () => {
  test.for([
    ['when it was ended', 'UPDATE sessions SET ended_at = now() WHERE user_id = $1'],
    ['thirty days after it began', 'UPDATE sessions SET expires_at = now() WHERE user_id = $1'],
    ['when the member was removed', 'DELETE FROM memberships WHERE user_id = $1'],
    ['when the user was deleted', 'DELETE FROM users WHERE id = $1'],
  ] as const)('%s', async ([, change], { db, account }) => {
    expect(await use(account.token)).toBe(200);
    await db.$executeRawUnsafe(change, account.user.id);
    expect(await use(account.token)).toBe(401);
  });

  test('when its tenant was deleted', async ({ db, account }) => {
    await db.tenant.delete({ where: { id: account.tenant.id } });
    expect(await use(account.token)).toBe(401);
  });
});

test('claims that do not belong together are nobody’s', async ({ db, account }) => {
  const claims = {
    userId: account.user.id,
    tenantId: account.tenant.id,
    sessionId: account.sessionId,
  };
  await expect(authenticateSession(db, claims, null)).resolves.toMatchObject({ role: 'owner' });
  for (const wrong of [{ userId: 'usr_1' }, { tenantId: 'ten_1' }, { sessionId: '' }])
    await expect(authenticateSession(db, { ...claims, ...wrong }, null)).rejects.toMatchObject(
      ENDED,
    );
});

test('the session acts in the tenant’s only project, and in none while several are open', async ({
  db,
  account,
}) => {
  const { user, tenant, sessionId, project } = account;
  const claims = { userId: user.id, tenantId: tenant.id, sessionId };
  const projectId = async () => (await authenticateSession(db, claims, null)).projectId;
  expect(await projectId()).toBe(project.id);
  await db.project.create({ data: { id: 'prj_another', tenantId: tenant.id, name: 'Another' } });
  expect(await projectId()).toBe(null);
  await db.project.deleteMany({ where: { tenantId: tenant.id } });
  expect(await projectId()).toBe(null);
});
