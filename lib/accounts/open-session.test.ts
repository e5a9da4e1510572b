import { describe, expect } from 'vitest';
import { createAccount } from '@/lib/testing/account';
import { call, timeless } from '@/lib/testing/call';
import { test as base } from '@/lib/testing/fixtures';
import { untilWaiting } from '@/lib/testing/waiting';
import { openSession } from './open-session';
import { hashPassword, isPassword } from './password';
import { OpenedSession } from './schemas';

const PATH = '/api/v1/auth/login';
const PASSWORD = 'correct horse battery staple';
const KEYS = '/api/v1/api-keys';

let people = 0;

const test = base.extend('email', { scope: 'file' }, async ({ db }) => {
  expect(db).toBeTruthy();
  const email = `signs-in-${(people += 1)}@example.com`;
  const body = { email, password: PASSWORD, name: 'Ann' };
  expect((await call('POST', '/api/v1/auth/register', { body })).status).toBe(201);
  return email;
});

const login = (body: Record<string, unknown>) => call('POST', PATH, { body });

test('who knows e-mail and password gets a token that works', async ({ email }) => {
  const answer = await login({ email, password: PASSWORD });
  expect(answer.status).toBe(200);
  const { token, token_type, user, tenant, expires_at } = OpenedSession.parse(answer.data);
  expect([token_type, user.email, tenant.tier]).toEqual(['Bearer', email, 'free']);
  const lifeMs = Date.parse(expires_at) - Date.now();
  expect(lifeMs).toBeGreaterThan(86_300_000);
  expect(lifeMs).toBeLessThan(86_500_000);
  expect((await call('GET', KEYS, { credential: token })).status).toBe(200);
});

test('an e-mail may be written in any case and with spaces around it', async ({ email }) => {
  for (const written of [email.toUpperCase(), `  ${email} `])
    expect((await login({ email: written, password: PASSWORD })).status).toBe(200);
});

describe('the answer does not tell whether somebody is registered:', () => {
  const REFUSAL = {
    status: 'ERROR',
    code: 'unauthenticated',
    message: 'Invalid or missing API key',
    errors: ['Wrong e-mail or password'],
    timestamp: 'string',
    request_id: 'string',
  };

  test.for([
    ['a wrong password', {}, 'wrong horse battery staple'],
    ['another case of the password', {}, PASSWORD.toUpperCase()],
    ['a space behind the password', {}, `${PASSWORD} `],
    ['an empty password', {}, ''],
    ['a password that is too long to be one', {}, 'x'.repeat(512)],
    ['an unknown e-mail', { email: 'nobody@example.com' }, PASSWORD],
    ['an unknown e-mail and a wrong password', { email: 'nobody@example.com' }, 'wrong'],
    ['no e-mail at all', { email: '' }, PASSWORD],
    ['an e-mail that is none', { email: "' OR 1=1 --" }, PASSWORD],
    ['a wildcard', { email: '%@example.com' }, PASSWORD],
  ] as const)('%s', async ([, other, password], { email }) => {
    const answer = await login({ email, ...other, password });
    expect(answer.status).toBe(401);
    expect(timeless(answer)).toEqual(REFUSAL);
    expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer realm="uploadkit"');
  });

  // Without a hash to compare with, an answer would come fifty times sooner.
  test('nor does its time', async () => {
    const stored = await hashPassword('some other password');
    const timeOf = async (hash: string | null) => {
      const before = performance.now();
      expect(await isPassword('a guess', hash)).toBe(false);
      return performance.now() - before;
    };
    await timeOf(null);
    let [known, unknown] = [Infinity, Infinity];
    // By turns, and the best of each: whatever else this machine does meanwhile slows both.
    for (let n = 0; n < 10; n++) {
      known = Math.min(known, await timeOf(stored));
      unknown = Math.min(unknown, await timeOf(null));
    }
    expect(unknown / known).toBeGreaterThan(0.3);
    expect(unknown / known).toBeLessThan(3);
  });
});

describe('refused before any password is looked at:', () => {
  test.for([
    ['no password', { email: 'a@b.co' }, 422],
    ['no e-mail', { password: PASSWORD }, 422],
    ['an endless e-mail', { email: 'a'.repeat(255), password: PASSWORD }, 422],
    ['an endless password', { email: 'a@b.co', password: 'x'.repeat(513) }, 422],
    ['U+0000 in the e-mail', { email: 'a\u0000@b.co', password: PASSWORD }, 422],
    ['half a character', { email: 'a\ud800@b.co', password: PASSWORD }, 422],
    ['an operator', { email: { contains: '' }, password: PASSWORD }, 422],
    ['a list', { email: ['a@b.co'], password: PASSWORD }, 422],
    ['an unknown field', { email: 'a@b.co', password: PASSWORD, admin: true }, 422],
  ] as const)('%s', async ([, body, status], { email }) => {
    expect(email).toBeTruthy();
    expect((await login(body)).status).toBe(status);
  });
});

test('who was removed from every tenant signs in to one of their own, and finds it again', async ({
  db,
  email,
}) => {
  const body = { email: `removed-${email}`, password: PASSWORD, name: 'Bob' };
  await call('POST', '/api/v1/auth/register', { body });
  await db.membership.deleteMany({ where: { user: { email: body.email } } });
  const { tenant } = OpenedSession.parse(
    (await login({ email: body.email, password: PASSWORD })).data,
  );
  expect(tenant).toMatchObject({ name: 'Bob', tier: 'free' });
  expect(await db.project.count({ where: { tenantId: tenant.tenant_id } })).toBe(1);
  const again = await login({ email: body.email, password: PASSWORD });
  expect(OpenedSession.parse(again.data).tenant).toEqual(tenant);
});

test('a session ends thirty days after its sign-in, however often its token is renewed', async ({
  db,
  ctx,
  email,
}) => {
  const { session } = await openSession(ctx, { email, password: PASSWORD });
  const row = await db.session.findUniqueOrThrow({ where: { id: session.sessionId } });
  expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(30 * 86_400_000);
  expect(session.expiresAt).toEqual(row.expiresAt);
});

test('who is in several tenants signs in to the one they joined first', async ({ db, email }) => {
  const body = { email: `several-${email}`, password: PASSWORD, name: 'Bob' };
  await call('POST', '/api/v1/auth/register', { body });
  const { id: userId } = await db.user.findUniqueOrThrow({ where: { email: body.email } });
  const [first, last] = [await createAccount(db), await createAccount(db)];
  for (const [{ tenant }, hours] of [
    [last, 1],
    [first, -1],
  ] as const) {
    const joinedAt = new Date(Date.now() + hours * 3_600_000);
    await db.membership.create({
      data: { userId, tenantId: tenant.id, role: 'viewer', joinedAt },
    });
  }
  const { data } = await login({ email: body.email, password: PASSWORD });
  expect(OpenedSession.parse(data).tenant.tenant_id).toBe(first.tenant.id);
});

test('who is removed while they sign in has no session there, but in the next tenant of theirs', async ({
  db,
  account: { tenant: next },
  email,
}) => {
  const body = { email: `leaving-${email}`, password: PASSWORD, name: 'Bob' };
  await call('POST', '/api/v1/auth/register', { body });
  const user = await db.user.findUniqueOrThrow({ where: { email: body.email } });
  const { signIn } = await db.$transaction(async (tx) => {
    await tx.membership.deleteMany({ where: { userId: user.id } });
    const signIn = login({ email: body.email, password: PASSWORD });
    await Promise.race([untilWaiting(db), signIn]);
    await tx.membership.create({ data: { userId: user.id, tenantId: next.id, role: 'viewer' } });
    return { signIn };
  });
  const { token: credential, tenant } = OpenedSession.parse((await signIn).data);
  expect(tenant.tenant_id).toBe(next.id);
  expect((await call('GET', KEYS, { credential })).status).toBe(200);
});

test('each sign-in is a session of its own in the audit log, a refused one is none', async ({
  db,
  email,
}) => {
  const user = await db.user.findUniqueOrThrow({ where: { email } });
  const count = () => db.session.count({ where: { userId: user.id } });
  const before = await count();
  await login({ email, password: PASSWORD });
  await login({ email, password: 'wrong' });
  await login({ email, password: PASSWORD });
  expect(await count()).toBe(before + 2);
  const entries = await db.auditLog.count({
    where: { action: 'session.created', actor: { path: ['id'], equals: user.id } },
  });
  expect(entries).toBe(before + 2);
});
