import { describe, expect } from 'vitest';
import type { Db } from '@/lib/db';
import { call, type Answer } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { dumpDatabase } from '@/lib/testing/plain-text';
import { RegisteredAccount } from './schemas';

const PATH = '/api/v1/auth/register';
const PASSWORD = 'correct horse battery staple';

let people = 0;
const somebody = () => ({
  email: `person-${(people += 1)}@example.com`,
  password: PASSWORD,
  name: 'Ann Example',
});

const register = (body: Record<string, unknown>) => call('POST', PATH, { body });
const parsed = ({ data }: Answer) => RegisteredAccount.parse(data);

const everything = async (db: Db) => [
  await db.user.count(),
  await db.tenant.count(),
  await db.project.count(),
  await db.uploadContext.count(),
  await db.session.count(),
  await db.auditLog.count(),
];

describe('who signs up', () => {
  test('has a tenant on free, a first project with its default context, and a session', async ({
    db,
  }) => {
    const person = somebody();
    const answer = await register({ ...person, tenant_name: 'Example & Co' });
    expect(answer.status).toBe(201);
    const { user, tenant, project, token, expires_at } = parsed(answer);
    expect(user).toMatchObject({ email: person.email, name: person.name });
    expect(tenant).toMatchObject({ name: 'Example & Co', tier: 'free' });
    expect(project).toMatchObject({ tenant_id: tenant.tenant_id, name: 'My first project' });
    expect(Date.parse(expires_at)).toBeGreaterThan(Date.now());
    const contexts = await db.uploadContext.findMany({
      where: { projectId: project?.project_id ?? '' },
    });
    expect(contexts.map(({ contextKey }) => contextKey)).toEqual(['default']);
    expect(await db.membership.findFirst({ where: { userId: user.user_id } })).toMatchObject({
      tenantId: tenant.tenant_id,
      role: 'owner',
    });
    const keys = await call('GET', '/api/v1/api-keys', { credential: token });
    expect(keys).toMatchObject({ status: 200, data: [] });
  });

  test('finds all of it in the audit log, as their own doing', async ({ db }) => {
    const { user, tenant } = parsed(await register(somebody()));
    const entries = await db.auditLog.findMany({
      where: { tenantId: tenant.tenant_id },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      'tenant.created',
      'project.created',
      'context.created',
      'session.created',
    ]);
    for (const { actor } of entries)
      expect(actor).toEqual({ type: 'user', id: user.user_id, name: user.name });
  });

  test('sees nothing of who signed up before', async () => {
    const [one, other] = [parsed(await register(somebody())), parsed(await register(somebody()))];
    const headers = { 'X-Project-Id': one.project?.project_id ?? '' };
    const answer = await call('GET', '/api/v1/api-keys', { credential: other.token, headers });
    expect(answer.status).toBe(404);
  });

  test('is called as they wrote it, and their tenant after them unless it has a name', async () => {
    const answer = await register({ ...somebody(), name: 'Zoë 你好' });
    expect(parsed(answer)).toMatchObject({
      user: { name: 'Zoë 你好' },
      tenant: { name: 'Zoë 你好' },
    });
  });

  test('may have any twelve characters for a password, emoji and spaces included', async () => {
    for (const password of [
      '🔑🐎🔋🧷 ünïcødé',
      'a\tb\0c d"e\'f\\g',
      'Tr0ub4dor&3!',
      `  ${'xyz '.repeat(31)}`,
    ])
      expect([password, (await register({ ...somebody(), password })).status]).toEqual([
        password,
        201,
      ]);
  });
});

describe('nobody is signed up', () => {
  test.for([
    ['without an e-mail', { email: undefined }, 'email: '],
    ['with no e-mail address', { email: 'ann' }, 'email: is not an e-mail address'],
    ['with two addresses', { email: 'a@b.co, c@d.co' }, 'email: is not'],
    ['with a line end in the e-mail', { email: 'a@b.co\nBcc: c@d.co' }, 'email: is not'],
    ['with U+0000 in the e-mail', { email: 'a\u0000@b.co' }, 'email: is not'],
    ['with an endless e-mail', { email: `${'a'.repeat(250)}@b.co` }, 'email: '],
    ['with 11 characters of password', { password: 'x7!kd9#mq2z' }, 'password: must be 12 to 128'],
    ['with 129 characters', { password: 'ab1!'.repeat(33).slice(0, 129) }, 'password: must be 12'],
    ['with 11 emoji', { password: '🔑🐎🔋🧷🔑🐎🔋🧷🔑🐎🔋' }, 'password: must be 12'],
    ['with a megabyte of password', { password: 'x'.repeat(60_000) }, 'password: must be 12'],
    ['with a common password', { password: 'password1234' }, 'password: is one that attackers'],
    ['with it in capitals', { password: 'PASSWORD1234' }, 'password: is one that attackers'],
    ['with digits only', { password: '314159265358' }, 'password: is one that attackers'],
    ['with one letter', { password: 'aaaaaaaaaaaa' }, 'password: is one that attackers'],
    ['with three letters', { password: 'abcabcabcabc' }, 'password: is one that attackers'],
    ['without a name', { name: undefined }, 'name: '],
    ['with a blank name', { name: '  ' }, 'name: must be 1 to 100'],
    ['with a name of 101 characters', { name: 'x'.repeat(101) }, 'name: must be 1 to 100'],
    ['with a name turned around', { name: 'Ann\u202e' }, 'name: contains'],
    ['with a blank tenant', { tenant_name: '' }, 'tenant_name: must be 1 to 100'],
    ['with a tier of their own', { tier: 'enterprise' }, 'tier: unknown field'],
    ['with a role of their own', { role: 'owner' }, 'role: unknown field'],
    ['with a tenant of others', { tenant_id: 'ten_1' }, 'tenant_id: unknown field'],
    ['with an operator for an e-mail', { email: { contains: '' } }, 'email: '],
  ] as const)('%s', async ([, change, detail], { db }) => {
    const before = await everything(db);
    const answer = await register({ ...somebody(), ...change });
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(String(answer.body['errors'])).toContain(detail);
    expect(await everything(db)).toEqual(before);
  });

  test('twice by one e-mail, however it is written', async ({ db }) => {
    const person = somebody();
    await register(person);
    const before = await everything(db);
    for (const email of [person.email, person.email.toUpperCase(), ` ${person.email}\n`])
      expect(await register({ ...person, email })).toMatchObject({
        status: 422,
        body: { errors: ['email: is already registered'] },
      });
    expect(await everything(db)).toEqual(before);
  });

  test('twice by two requests at once', async ({ db }) => {
    const person = somebody();
    const answers = await Promise.all([
      register(person),
      register({ ...person, email: person.email.toUpperCase() }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(await db.user.count({ where: { email: person.email } })).toBe(1);
  });

  test('by halves: if any part fails, nothing is left', async ({ db }) => {
    const before = await everything(db);
    await db.$executeRaw`
      ALTER TABLE audit_logs ADD CONSTRAINT planted CHECK (action <> 'session.created') NOT VALID`;
    const person = somebody();
    const answer = await register(person);
    await db.$executeRaw`ALTER TABLE audit_logs DROP CONSTRAINT planted`;
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(await everything(db)).toEqual(before);
    expect((await register(person)).status).toBe(201);
  });
});

test('the password is nowhere: not in the database, not in the answer', async ({ db }) => {
  const answer = await register(somebody());
  const dump = await dumpDatabase(db);
  expect(dump).toContain('$argon2id$');
  for (const text of [dump, answer.text]) expect(text).not.toContain(PASSWORD);
  expect(answer.text).not.toContain('$argon2id$');
});
