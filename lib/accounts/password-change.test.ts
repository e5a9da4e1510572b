import { describe, expect } from 'vitest';
import type { Db } from '@/lib/db';
import { call } from '@/lib/testing/call';
import { test as base } from '@/lib/testing/fixtures';
import { untilWaiting } from '@/lib/testing/waiting';
import { RegisteredAccount, OpenedSession, type UserRecord } from './schemas';

const ME = '/api/v1/me';
const OLD = 'correct horse battery staple';
const NEW = 'another horse, another staple';

let people = 0;

/** Somebody who signed up with {@link OLD}. */
const test = base.extend('ann', async ({ db }) => {
  expect(db).toBeTruthy();
  const email = `changes-${(people += 1)}@example.com`;
  const body = { email, password: OLD, name: 'Ann' };
  const answer = await call('POST', '/api/v1/auth/register', { body });
  return RegisteredAccount.parse(answer.data);
});

const login = (email: string, password: string) =>
  call('POST', '/api/v1/auth/login', { body: { email, password } });
const change = (credential: string, body: Record<string, unknown>) =>
  call('PATCH', ME, { credential, body });
const isIn = async (credential: string) => (await call('GET', ME, { credential })).status === 200;

describe('a new password', () => {
  test('ends every other session, in the next request, and not the one that set it', async ({
    ann,
  }) => {
    const others = [await login(ann.user.email, OLD), await login(ann.user.email, OLD)];
    const tokens = others.map(({ data }) => OpenedSession.parse(data).token);
    expect(await Promise.all(tokens.map(isIn))).toEqual([true, true]);
    const answer = await change(ann.token, { password: NEW, current_password: OLD });
    expect(answer.status).toBe(200);
    expect(await Promise.all(tokens.map(isIn))).toEqual([false, false]);
    expect(await isIn(ann.token)).toBe(true);
  });

  test('is the one that signs in from now on', async ({ ann }) => {
    await change(ann.token, { password: NEW, current_password: OLD });
    expect((await login(ann.user.email, OLD)).status).toBe(401);
    expect((await login(ann.user.email, NEW)).status).toBe(200);
  });

  test('is in the audit log as a fact, each ended session too, and no password', async ({
    db,
    ann,
  }) => {
    await login(ann.user.email, OLD);
    await change(ann.token, { password: NEW, current_password: OLD });
    const entries = await db.auditLog.findMany({
      where: { tenantId: ann.tenant.tenant_id },
      orderBy: { id: 'desc' },
      take: 2,
    });
    expect(entries.map(({ action }) => action)).toEqual(['session.ended', 'member.updated']);
    expect(entries[1]?.changes).toEqual({ password: 'changed' });
    const text = JSON.stringify(entries);
    expect([OLD, NEW, 'argon2'].filter((secret) => text.includes(secret))).toEqual([]);
  });

  test.for([
    ['without the current one', { password: NEW }, 'current_password: is required'],
    [
      'with a wrong current one',
      { password: NEW, current_password: 'wrong' },
      'current_password: is wrong',
    ],
    [
      'that attackers try first',
      { password: 'password12345', current_password: OLD },
      'password: is one that attackers try first; choose another',
    ],
  ] as const)('%s is refused, and nobody is signed out', async ([, body, detail], { ann }) => {
    const other = OpenedSession.parse((await login(ann.user.email, OLD)).data);
    expect(await change(ann.token, body)).toMatchObject({
      status: 422,
      body: { errors: [detail] },
    });
    expect([await isIn(ann.token), await isIn(other.token)]).toEqual([true, true]);
    expect((await login(ann.user.email, OLD)).status).toBe(200);
  });

  /** Sets both while the user is held: when they are let go, none has got further than the other. */
  const setBoth = async (
    db: Db,
    { user_id: id }: UserRecord,
    [one, other]: readonly [string, string],
  ) => {
    const { answers } = await db.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${id} FOR NO KEY UPDATE`;
        const sent = [
          change(one, { password: `${NEW} 1`, current_password: OLD }),
          change(other, { password: `${NEW} 2`, current_password: OLD }),
        ];
        await untilWaiting(db, 2);
        return { answers: Promise.all(sent) };
      },
      { timeout: 60_000 },
    );
    return (await answers).map(({ status }) => status).toSorted();
  };

  test('of two that are set at once by two sessions, one wins and ends the other', async ({
    db,
    ann,
  }) => {
    const other = OpenedSession.parse((await login(ann.user.email, OLD)).data);
    expect(await setBoth(db, ann.user, [ann.token, other.token])).toEqual([200, 401]);
  });

  test('of two that are set at once by one session, one wins: the other’s current one is no longer', async ({
    db,
    ann,
  }) => {
    expect(await setBoth(db, ann.user, [ann.token, ann.token])).toEqual([200, 422]);
  });
});

test('a sign-in by the old password that was under way when it changed opens nothing', async ({
  db,
  ann,
}) => {
  const id = ann.user.user_id;
  const { signIn } = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${id} FOR NO KEY UPDATE`;
    const signIn = login(ann.user.email, OLD);
    await untilWaiting(db);
    await tx.$executeRaw`UPDATE users SET password_hash = 'new' WHERE id = ${id}`;
    return { signIn };
  });
  expect((await signIn).status).toBe(401);
  expect(await db.session.count({ where: { userId: id } })).toBe(1);
});
