import { describe, expect } from 'vitest';
import { OPERATOR } from '@/lib/auth/principal';
import type { Db } from '@/lib/db';
import { sweepObjects } from '@/lib/files';
import {
  addContext,
  addProject,
  contextFor,
  createAccount,
  type Account,
} from '@/lib/testing/account';
import { call, type Answer } from '@/lib/testing/call';
import { newId } from '@/lib/ids';
import { follow, linkTo, storeFile } from '@/lib/testing/download';
import { addFile } from '@/lib/testing/file-row';
import { newKey, test } from '@/lib/testing/fixtures';
import { field, filePart, storedObjects, upload } from '@/lib/testing/upload';
import { untilWaiting } from '@/lib/testing/waiting';

const PATH = '/api/v1/projects';

const remove = ({ token }: Account, projectId: string) =>
  call('DELETE', `${PATH}/${projectId}`, { credential: token });

const store = (credential: string) =>
  upload(credential, [filePart('bytes'), field('context', 'default')]);

/** Asks again while the server is too busy to answer, as `Retry-After` invites. */
async function patiently(send: () => Promise<Answer>): Promise<Answer> {
  const answer = await send();
  return answer.status === 503 ? patiently(send) : answer;
}

/** The objects of a tenant: the others of this file keep theirs. */
const objectsOf = (dataDir: string, { tenant }: Account) =>
  storedObjects(dataDir).filter((name) => name.startsWith(tenant.id));

/** What is left of a project: nothing, in any table that has its id. */
const remains = async (db: Db, projectId: string) => {
  const where = { projectId };
  const counts = await Promise.all([
    db.project.count({ where: { id: projectId } }),
    db.apiKey.count({ where }),
    db.uploadContext.count({ where }),
    db.file.count({ where }),
  ]);
  return counts.reduce((sum, count) => sum + count);
};

describe('a project that is deleted', () => {
  test('takes its keys, contexts and files with it, and leaves its story', async ({
    db,
    account,
    project,
    dataDir,
  }) => {
    const live = await newKey(account.ctx, { name: 'Live' });
    const tested = await newKey(account.ctx, { name: 'Test', environment: 'test' });
    const gone = await newKey(account.ctx, { name: 'Gone' });
    await call('DELETE', `/api/v1/api-keys/${gone.id}`, { credential: account.token });
    await addContext(
      db,
      { tenantId: account.tenant.id, projectId: project.id },
      { contextKey: 'more' },
    );
    for (const { secret } of [live, tested]) expect((await store(secret)).status).toBe(201);
    const answer = await remove(account, project.id);
    expect(answer).toMatchObject({
      status: 200,
      body: { message: 'Project deleted' },
      data: { project_id: project.id, deleted: true },
    });
    expect(await remains(db, project.id)).toBe(0);

    const entries = await db.auditLog.findMany({
      where: { projectId: project.id, action: { in: ['key.revoked', 'project.deleted'] } },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ action, entityName }) => [action, entityName])).toEqual([
      ['key.revoked', 'Gone'],
      ['key.revoked', 'Live'],
      ['key.revoked', 'Test'],
      ['project.deleted', 'Fixture project'],
    ]);
    expect(entries[1]).toMatchObject({
      entityId: live.id,
      environment: 'live',
      actor: { type: 'user', id: account.user.id },
      changes: {
        before: { revoked_at: null },
        after: { revoke_reason: 'The project was deleted' },
      },
    });
    expect(entries[3]?.changes).toEqual({ before: { name: 'Fixture project', keys: 2, files: 2 } });
    const log = await call('GET', `/api/v1/audit-logs?action=project.deleted`, {
      credential: account.token,
    });
    expect(log.data).toMatchObject([{ entity: { id: project.id } }]);

    const usage = await db.tenantUsage.findUniqueOrThrow({
      where: { tenantId: account.tenant.id },
    });
    expect(usage.storageBytes).toBe(0n);
    expect(objectsOf(dataDir, account)).toHaveLength(2);
    await sweepObjects(contextFor(db, OPERATOR));
    expect(objectsOf(dataDir, account)).toEqual([]);
  });

  test('is told of to members whose tenant has one project left, named or not', async ({
    db,
    account,
    project,
  }) => {
    const beside = await addProject(db, account.tenant.id);
    expect((await remove(account, beside.id)).status).toBe(200);
    const path = `/api/v1/audit-logs?action=project.deleted`;
    for (const headers of [{}, { 'X-Project-Id': project.id }]) {
      const log = await call('GET', path, { credential: account.token, headers });
      expect(log.data).toMatchObject([{ entity: { id: beside.id } }]);
    }
    const stranger = await createAccount(db);
    expect((await call('GET', path, { credential: stranger.token })).data).toEqual([]);
  });

  test('is for every later request as if it had never been', async ({
    account,
    project,
    anyKey,
  }) => {
    const { file_id } = await storeFile(anyKey.secret, 'bytes');
    const link = await linkTo(file_id, anyKey.secret);
    await remove(account, project.id);
    const used = await call('GET', '/api/v1/api-keys/current', { credential: anyKey.secret });
    expect(used).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect((await follow(link)).status).toBe(401);
    const credential = account.token;
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const body = method === 'PATCH' ? { body: { name: 'x' } } : {};
      const answer = await call(method, `${PATH}/${project.id}`, { credential, ...body });
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
    const headers = { 'X-Project-Id': project.id };
    const named = await call('GET', '/api/v1/api-keys', { credential, headers });
    expect(named.status).toBe(404);
  });

  test('may be the last: calls then ask for a project until there is one again', async ({
    account,
    project,
  }) => {
    const credential = account.token;
    expect((await remove(account, project.id)).status).toBe(200);
    const me = await call('GET', '/api/v1/me', { credential });
    expect(me).toMatchObject({ status: 200, data: { projects: [] } });
    expect(await call('GET', PATH, { credential })).toMatchObject({
      status: 200,
      data: [],
      body: { pagination: { total: 0 } },
    });
    expect((await call('GET', '/api/v1/usage', { credential })).status).toBe(200);
    expect(await call('GET', '/api/v1/api-keys', { credential })).toMatchObject({
      status: 400,
      body: { code: 'project_required' },
    });
    await call('POST', PATH, { credential, body: { name: 'Again' } });
    expect((await call('GET', '/api/v1/api-keys', { credential })).status).toBe(200);
  });

  test('leaves the projects beside it alone', async ({ db, account, project, anyKey }) => {
    const beside = await addProject(db, account.tenant.id);
    expect((await remove(account, beside.id)).status).toBe(200);
    expect((await store(anyKey.secret)).status).toBe(201);
    expect(await remains(db, project.id)).toBe(4);
  });

  test('may be large: thousands of keys and files go in one piece', async ({
    db,
    account,
    project,
  }) => {
    await db.$executeRaw`
      INSERT INTO api_keys (id, tenant_id, project_id, environment, name, scopes, contexts, hash,
        masked_key, key_prefix, created_by)
      SELECT 'key_' || md5(${project.id} || n), ${account.tenant.id}, ${project.id}, 'live', 'Filler', '{upload}',
        '{}', sha256((${project.id} || n)::bytea), 'mask', 'uk_live_', '{"type":"system","id":"x","name":"x"}'
      FROM generate_series(1, 3000) n`;
    await db.$executeRaw`
      INSERT INTO files (id, tenant_id, project_id, context_id, environment, original_filename, content_type,
        size_bytes, sha256, object_path, uploaded_by)
      SELECT 'file_' || md5(${project.id} || n), ${account.tenant.id}, ${project.id}, c.id, 'live', 'a.txt',
        'text/plain', 1, sha256('a'), ${project.id} || '/' || n, '{"type":"system","id":"x","name":"x"}'
      FROM generate_series(1, 10000) n, contexts c WHERE c.project_id = ${project.id}`;
    expect((await remove(account, project.id)).status).toBe(200);
    expect(await remains(db, project.id)).toBe(0);
    const where = { projectId: project.id, action: 'key.revoked' };
    expect(await db.auditLog.count({ where })).toBe(3000);
    const paths = { objectPath: { startsWith: `${project.id}/` } };
    expect(await db.objectRemoval.deleteMany({ where: paths })).toEqual({ count: 10_000 });
  });
});

describe('what is under way while its project is deleted', () => {
  const DELETION = 'another deletion';
  const OUTCOMES: Record<
    string,
    { send: (account: Account, secret: string) => Promise<Answer>; late: number[] }
  > = {
    'an upload by a key': { send: (_, secret) => store(secret), late: [401] },
    'an upload by a member': {
      send: (account) =>
        upload(account.token, [filePart('bytes'), field('environment', 'live')], {
          'X-Project-Id': account.project.id,
        }),
      late: [404],
    },
    'a key by a member': {
      send: (account) =>
        call('POST', '/api/v1/api-keys', {
          credential: account.token,
          headers: { 'X-Project-Id': account.project.id },
          body: { name: 'x', scopes: ['upload'] },
        }),
      late: [404],
    },
    'a key by a key': {
      send: (_, secret) =>
        call('POST', '/api/v1/api-keys', {
          credential: secret,
          body: { name: 'x', scopes: ['upload'] },
        }),
      // Its project is gone, and so is it: which of the two it meets first is open.
      late: [401, 404],
    },
    'a context by a member': {
      send: (account) =>
        call('POST', '/api/v1/contexts', {
          credential: account.token,
          headers: { 'X-Project-Id': account.project.id },
          body: { context_key: newId('ctx'), display_name: 'Late' },
        }),
      late: [404],
    },
    'a context by a key': {
      send: (_, secret) =>
        call('POST', '/api/v1/contexts', {
          credential: secret,
          body: { context_key: newId('ctx'), display_name: 'Late' },
        }),
      late: [401],
    },
    'a change of its context': {
      send: (account) =>
        call('PATCH', '/api/v1/contexts/default', {
          credential: account.token,
          headers: { 'X-Project-Id': account.project.id },
          body: { display_name: 'Late' },
        }),
      late: [404],
    },
    'a change of its name': {
      send: (account) =>
        call('PATCH', `${PATH}/${account.project.id}`, {
          credential: account.token,
          body: { name: 'Late' },
        }),
      late: [404],
    },
    [DELETION]: {
      send: (account) => remove(account, account.project.id),
      late: [404],
    },
  };

  test.for(Object.entries(OUTCOMES))(
    '%s: waits for the deletion, then finds nothing',
    async ([, { send, late }], { db, dataDir }) => {
      const account = await createAccount(db);
      const { secret } = await newKey(account.ctx);
      const { late: sent } = await db.$transaction(async (tx) => {
        // As far as a deletion gets before its COMMIT.
        const id = account.project.id;
        await tx.$executeRaw`SELECT 1 FROM api_keys WHERE project_id = ${id} ORDER BY id FOR UPDATE`;
        await tx.$executeRaw`SELECT 1 FROM projects WHERE id = ${id} FOR UPDATE`;
        const answer = send(account, secret);
        await untilWaiting(db);
        await tx.project.delete({ where: { id } });
        return { late: answer };
      });
      expect(late).toContain((await sent).status);
      expect(await remains(db, account.project.id)).toBe(0);
      await sweepObjects(contextFor(db, OPERATOR));
      expect(objectsOf(dataDir, account)).toEqual([]);
    },
  );

  test('all of it at once, many times over: everybody gets an answer, and nothing stays behind', async ({
    db,
    dataDir,
  }) => {
    for (let round = 0; round < 6; round++) {
      const account = await createAccount(db);
      const { secret } = await newKey(account.ctx);
      const crowd = Object.entries(OUTCOMES).flatMap(([name, { send }]) =>
        [1, 2, 3].map(async () => {
          const { status } = await patiently(() => send(account, secret));
          return { name, status };
        }),
      );
      const answers = await Promise.all(crowd);
      const strange = answers.filter(({ status }) => ![200, 201, 401, 404].includes(status));
      expect(strange).toEqual([]);
      const deleted = answers.filter((one) => one.name === DELETION && one.status === 200);
      expect(deleted).toHaveLength(1);
      expect(await remains(db, account.project.id)).toBe(0);
      await sweepObjects(contextFor(db, OPERATOR));
      expect(objectsOf(dataDir, account)).toEqual([]);
    }
  });

  // What others may hold, in an order of their own, when a deletion comes.
  test.for([
    [
      'in a row that goes along',
      'SELECT 1 FROM api_key_uses WHERE api_key_id = $1 FOR UPDATE',
      'SELECT 1 FROM api_keys WHERE id = $1 FOR KEY SHARE',
    ],
    [
      'in a key',
      'SELECT 1 FROM api_keys WHERE id = $1 FOR SHARE',
      'SELECT 1 FROM projects p JOIN api_keys k ON k.project_id = p.id WHERE k.id = $1 FOR UPDATE OF p',
    ],
  ] as const)(
    'a circle of waiting %s ends in the deletion, not in a fault',
    async ([, held, wanted], { db, account, project }) => {
      const { id } = await newKey(account.ctx);
      await db.apiKeyUse.create({ data: { apiKeyId: id, lastUsedAt: new Date() } });
      const { deleted } = await db.$transaction(async (tx) => {
        await tx.$queryRawUnsafe(held, id);
        const answer = remove(account, project.id);
        await untilWaiting(db);
        // The database ends the one who has waited a second: so the deletion is first to have.
        await tx.$executeRaw`SELECT pg_sleep(0.6)`;
        await tx.$queryRawUnsafe(wanted, id);
        return { deleted: answer };
      });
      expect((await deleted).status).toBe(200);
      expect(await remains(db, project.id)).toBe(0);
    },
  );
});

test('an upload that is being written holds the deletion up, and goes with it, counted like any other', async ({
  db,
  account,
  project,
}) => {
  const order: string[] = [];
  const { deleted } = await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM projects WHERE id = ${project.id} FOR KEY SHARE`;
    const answer = remove(account, project.id).then(({ status }) =>
      order.push(`deleted: ${status}`),
    );
    await untilWaiting(db);
    await addFile(tx, project);
    order.push('written');
    return { deleted: answer };
  });
  await deleted;
  expect(order).toEqual(['written', 'deleted: 200']);
  const where = { entityId: project.id, action: 'project.deleted' };
  expect(await db.auditLog.findFirst({ where })).toMatchObject({
    changes: { before: { files: 1 } },
  });
  await addFile(db, await addProject(db, account.tenant.id));
  expect(await remains(db, project.id)).toBe(0);
});
