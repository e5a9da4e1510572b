import { describe, expect } from 'vitest';
import type { Db } from '@/lib/db';
import { addMember, addProject, createAccount, signIn, type Account } from '@/lib/testing/account';
import { call, type Answer, type Sent } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { createProject } from './create-project';
import { deleteProject } from './delete-project';
import { ProjectRecord } from './schemas';
import { updateProject } from './update-project';

const PATH = '/api/v1/projects';

/** Asks again while the server is too busy to answer, as `Retry-After` invites. */
async function create(credential: string, sent: Sent = {}): Promise<Answer> {
  const answer = await call('POST', PATH, { credential, body: { name: 'Another' }, ...sent });
  return answer.status === 503 ? create(credential, sent) : answer;
}

const projectsOf = (db: Db, { tenant }: Account) =>
  db.project.count({ where: { tenantId: tenant.id } });

describe('a new project', () => {
  test('is there for the next request, with its default context and its audit entries', async ({
    db,
    account,
  }) => {
    const answer = await create(account.token, { body: { name: 'Bücher 📚' } });
    expect(answer).toMatchObject({
      status: 201,
      body: { message: 'Project created' },
      data: { tenant_id: account.tenant.id, name: 'Bücher 📚' },
    });
    const { project_id: projectId } = ProjectRecord.parse(answer.data);
    const contexts = await db.uploadContext.findMany({ where: { projectId } });
    expect(contexts.map(({ contextKey }) => contextKey)).toEqual(['default']);
    const entries = await db.auditLog.findMany({ where: { projectId }, orderBy: { id: 'asc' } });
    expect(entries).toMatchObject([
      {
        action: 'project.created',
        entityId: projectId,
        actor: { type: 'user', id: account.user.id },
        ipAddress: '198.51.100.7',
      },
      { action: 'context.created', entityName: 'default' },
    ]);
    const credential = account.token;
    const read = await call('GET', `${PATH}/${projectId}`, { credential });
    expect(read).toMatchObject({ status: 200, data: answer.data });
    const me = await call('GET', '/api/v1/me', { credential });
    expect(me.data).toMatchObject({
      projects: [{ project_id: account.project.id }, { project_id: projectId }],
    });
    const headers = { 'X-Project-Id': projectId };
    expect((await call('GET', '/api/v1/api-keys', { credential, headers })).status).toBe(200);
  });

  test('is made once under an Idempotency-Key, in each tenant by itself', async ({
    db,
    account,
  }) => {
    const headers = { 'Idempotency-Key': 'once' };
    const first = await create(account.token, { headers });
    const again = await create(account.token, { headers });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.data).toEqual(first.data);
    expect(again.headers.get('Idempotent-Replayed')).toBe('true');
    expect(await projectsOf(db, account)).toBe(2);
    const other = await createAccount(db);
    await db.membership.create({
      data: { tenantId: other.tenant.id, userId: account.user.id, role: 'owner' },
    });
    const place = { userId: account.user.id, tenantId: other.tenant.id };
    const there = await create((await signIn(db, place)).token, { headers });
    expect(there).toMatchObject({ status: 422, body: { code: 'idempotency_mismatch' } });
  });
});

describe('the limit of projects', () => {
  test('is exact: of 50 parallel creations on the free tier one succeeds beside the first project', async ({
    db,
  }) => {
    const account = await createAccount(db, { tier: 'free' });
    const answers = await Promise.all(Array.from({ length: 50 }, () => create(account.token)));
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([count(201), count(403)]).toEqual([1, 49]);
    expect(await projectsOf(db, account)).toBe(2);
    expect(answers.find(({ status }) => status === 403)).toMatchObject({
      body: {
        code: 'project_limit_reached',
        message: 'The tenant has reached its project limit',
        errors: ['The free tier allows 2 projects', 'Delete unused projects or upgrade your plan'],
      },
    });
  });

  test.for([
    ['pro', 10],
    ['team', 50],
  ] as const)('stops the %s tier at %i', async ([tier, limit], { db }) => {
    const account = await createAccount(db, { tier });
    await fill(db, account, limit - 2);
    expect((await create(account.token)).status).toBe(201);
    expect((await create(account.token)).body).toMatchObject({ code: 'project_limit_reached' });
  });

  test('does not stop the enterprise tier', async ({ db }) => {
    const account = await createAccount(db, { tier: 'enterprise' });
    await fill(db, account, 60);
    expect((await create(account.token)).status).toBe(201);
  });

  test('counts no project that was deleted, and takes none away after a downgrade', async ({
    db,
  }) => {
    const account = await createAccount(db, { tier: 'pro' });
    const credential = account.token;
    await fill(db, account, 2);
    await db.tenant.update({ where: { id: account.tenant.id }, data: { tier: 'free' } });
    expect((await create(credential)).status).toBe(403);
    expect(await projectsOf(db, account)).toBe(3);
    await call('DELETE', `${PATH}/${account.project.id}`, { credential });
    expect((await create(credential)).status).toBe(403);
    const { id } = await db.project.findFirstOrThrow({ where: { tenantId: account.tenant.id } });
    expect((await call('DELETE', `${PATH}/${id}`, { credential })).status).toBe(200);
    expect((await create(credential)).status).toBe(201);
  });

  /** So many projects at once, without asking the limit. */
  async function fill(db: Db, { tenant }: Account, count: number): Promise<void> {
    for (let n = 0; n < count; n++) await addProject(db, tenant.id);
  }
});

describe('renaming', () => {
  test('counts at once and is told in the audit log; the same name again leaves no trace', async ({
    db,
    account,
    project,
  }) => {
    const rename = () =>
      call('PATCH', `${PATH}/${project.id}`, {
        credential: account.token,
        body: { name: 'Renamed' },
      });
    const data = { project_id: project.id, name: 'Renamed' };
    expect(await rename()).toMatchObject({ status: 200, data });
    expect(await rename()).toMatchObject({ status: 200, data });
    const where = { entityId: project.id, action: 'project.updated' };
    expect(await db.auditLog.findMany({ where })).toMatchObject([
      {
        entityName: 'Renamed',
        changes: { before: { name: 'Fixture project' }, after: { name: 'Renamed' } },
      },
    ]);
  });
});

describe('a name that is refused, when creating and when renaming:', () => {
  test.for([
    ['none', {}],
    ['empty', { name: '' }],
    ['blank', { name: '   ' }],
    ['101 characters', { name: 'x'.repeat(101) }],
    ['a number', { name: 5 }],
    ['null', { name: null }],
    ['an operator', { name: { contains: '' } }],
    ['a line break', { name: 'a\r\nb' }],
    ['U+0000', { name: 'a\u0000b' }],
    ['a lone surrogate', { name: 'a\ud800b' }],
    ['a bidi override', { name: 'a\u202eb' }],
    ['beside a tenant', { name: 'x', tenant_id: 'ten_1' }],
    ['beside an id', { name: 'x', project_id: 'prj_1' }],
  ] as const)('%s', async ([, body], { db, account, project }) => {
    const sent = { credential: account.token, body };
    for (const [method, path] of [
      ['POST', PATH],
      ['PATCH', `${PATH}/${project.id}`],
    ] as const) {
      const answer = await call(method, path, sent);
      expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    }
    expect(await db.project.findMany({ where: { tenantId: account.tenant.id } })).toMatchObject([
      { id: project.id, name: 'Fixture project' },
    ]);
  });

  test('100 characters are not', async ({ account }) => {
    expect((await create(account.token, { body: { name: '📚'.repeat(100) } })).status).toBe(201);
  });
});

test('a page holds as many as asked for, oldest first, and says how many there are', async ({
  db,
  account,
}) => {
  const second = await addProject(db, account.tenant.id);
  const third = await addProject(db, account.tenant.id);
  const page = (query: string) => call('GET', `${PATH}${query}`, { credential: account.token });
  expect(await page('?page_size=2')).toMatchObject({
    status: 200,
    data: [{ project_id: account.project.id }, { project_id: second.id }],
    body: { pagination: { page: 1, page_size: 2, total: 3, total_pages: 2 } },
  });
  expect(await page('?page=2&page_size=2')).toMatchObject({ data: [{ project_id: third.id }] });
  expect((await page('?page_size=0')).status).toBe(422);
});

test('keys neither create, rename nor delete, not even their own project', async ({
  db,
  anyKey,
  account,
  project,
}) => {
  const credential = anyKey.secret;
  const body = { name: 'x' };
  const path = `${PATH}/${project.id}`;
  const answers = [
    await call('POST', PATH, { credential, body }),
    await call('PATCH', path, { credential, body }),
    await call('DELETE', path, { credential }),
  ];
  for (const answer of answers)
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect(await projectsOf(db, account)).toBe(1);
});

test('an admin who is demoted while they ask changes nothing', async ({ db, account }) => {
  const { ctx, user } = await addMember(db, account.tenant.id, 'admin');
  await db.membership.updateMany({ where: { userId: user.id }, data: { role: 'developer' } });
  const projectId = account.project.id;
  const tries = [
    () => createProject(ctx, { name: 'x' }),
    () => updateProject(ctx, { projectId, name: 'x' }),
    () => deleteProject(ctx, projectId),
  ];
  for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
  expect(await projectsOf(db, account)).toBe(1);
});
