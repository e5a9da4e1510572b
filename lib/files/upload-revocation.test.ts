import { describe, expect } from 'vitest';
import { call, type Answer } from '@/lib/testing/call';
import { test as base, type TestKey } from '@/lib/testing/fixtures';
import { untilWaiting } from '@/lib/testing/waiting';
import {
  field,
  filePart,
  multipart,
  sendUpload,
  someBytes,
  storedObjects,
  upload,
} from '@/lib/testing/upload';
import { FileRecord } from './schemas';

const test = base.extend('key', ({ makeKey }) => makeKey({ scopes: ['upload'] }));

/** An upload that has begun: its first half is read, its second comes when the test says so. */
async function beginUpload(credential: string, body: Buffer<ArrayBuffer>) {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  let begin = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const half = body.length / 2;
  let pulls = 0;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        pulls += 1;
        if (pulls === 1) return controller.enqueue(new Uint8Array(body.subarray(0, half)));
        begin();
        await finished;
        controller.enqueue(new Uint8Array(body.subarray(half)));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const answer = sendUpload(credential, stream);
  await begun;
  return (): Promise<Answer> => {
    finish();
    return answer;
  };
}

const body = multipart([filePart(someBytes(100_000))]);

const revoke = (credential: string, { id }: TestKey) =>
  call('DELETE', `/api/v1/api-keys/${id}`, { credential });

describe('an upload that was running when its key', () => {
  test.for([
    ['was revoked', 'revoked_at = now()', 'unauthenticated'],
    ['was disabled', 'disabled_at = now()', 'unauthenticated'],
    ['expired', 'expires_at = now()', 'unauthenticated'],
    ['lost the scope', "scopes = '{metadata}'", 'insufficient_scope'],
  ] as const)(
    '%s is 401 and stores nothing',
    async ([, change, code], { db, key, dataDir, project }) => {
      const before = storedObjects(dataDir);
      const finish = await beginUpload(key.secret, body);
      await db.$executeRawUnsafe(`UPDATE api_keys SET ${change} WHERE id = $1`, key.id);
      expect(await finish()).toMatchObject({ status: 401, body: { code } });
      expect(storedObjects(dataDir)).toEqual(before);
      expect(await db.file.count({ where: { projectId: project.id } })).toBe(0);
      const where = { tenantId: project.tenantId, action: 'file.uploaded' };
      expect(await db.auditLog.count({ where })).toBe(0);
    },
  );

  test('was revoked through the API is refused too', async ({ db, account, key, dataDir }) => {
    const before = storedObjects(dataDir);
    const finish = await beginUpload(key.secret, body);
    expect((await revoke(account.token, key)).status).toBe(200);
    expect((await finish()).status).toBe(401);
    expect(storedObjects(dataDir)).toEqual(before);
    expect(await db.file.count({ where: { projectId: account.project.id } })).toBe(0);
  });

  test('went with its project is 401 and stores nothing', async ({ account, key, dataDir }) => {
    const before = storedObjects(dataDir);
    const finish = await beginUpload(key.secret, body);
    const path = `/api/v1/projects/${account.project.id}`;
    expect((await call('DELETE', path, { credential: account.token })).status).toBe(200);
    expect(await finish()).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(storedObjects(dataDir)).toEqual(before);
  });

  test('was narrowed to other contexts is 401 and stores nothing', async ({
    db,
    key,
    dataDir,
    project,
  }) => {
    const before = storedObjects(dataDir);
    const finish = await beginUpload(key.secret, body);
    await db.$executeRaw`UPDATE api_keys SET contexts = '{avatars}' WHERE id = ${key.id}`;
    const errors = ['context: this key is limited to avatars'];
    expect(await finish()).toMatchObject({
      status: 401,
      body: { code: 'insufficient_scope', errors },
    });
    expect(storedObjects(dataDir)).toEqual(before);
    expect(await db.file.count({ where: { projectId: project.id } })).toBe(0);
  });
});

describe('an upload that was running when its member', () => {
  const parts = [field('environment', 'live'), filePart(someBytes(100_000))];

  test.for([
    ['signed out', 'UPDATE sessions SET ended_at = now() WHERE user_id = $1', 401],
    ['was removed', 'DELETE FROM memberships WHERE user_id = $1', 401],
    ['became a viewer', "UPDATE memberships SET role = 'viewer' WHERE user_id = $1", 403],
    ['became a developer', "UPDATE memberships SET role = 'developer' WHERE user_id = $1", 403],
  ] as const)('%s stores nothing', async ([, change, status], { db, account, dataDir }) => {
    const before = storedObjects(dataDir);
    const finish = await beginUpload(account.token, multipart(parts));
    await db.$executeRawUnsafe(change, account.user.id);
    expect((await finish()).status).toBe(status);
    expect(storedObjects(dataDir)).toEqual(before);
    expect(await db.file.count({ where: { projectId: account.project.id } })).toBe(0);
  });
});

test('a revocation waits for an upload that is becoming visible, and is then told to have come after it', async ({
  db,
  account,
  key,
  project,
}) => {
  const { uploaded, revoked } = await db.$transaction(async (tx) => {
    // Holds up the upload at its very end: its row is written, its key is locked, it is not committed.
    await tx.$executeRaw`LOCK TABLE audit_logs IN EXCLUSIVE MODE`;
    const uploading = upload(key.secret, [filePart('x')]);
    await untilWaiting(db);
    const revoking = revoke(account.token, key);
    await untilWaiting(db, 2);
    return { uploaded: [uploading], revoked: [revoking] };
  });
  const [file] = await Promise.all(uploaded);
  expect(file?.status).toBe(201);
  expect((await Promise.all(revoked))[0]?.status).toBe(200);
  const entries = await db.auditLog.findMany({
    where: { projectId: project.id, action: { in: ['file.uploaded', 'key.revoked'] } },
    orderBy: { id: 'asc' },
  });
  expect(entries.map(({ action }) => action)).toEqual(['file.uploaded', 'key.revoked']);
});

describe('while uploads run in a loop their key is revoked', () => {
  test('and nothing became visible after the answer', async ({ db, account, key, project }) => {
    const count = () => db.file.count({ where: { projectId: project.id } });
    const loop = async () => {
      for (;;) {
        const answer = await upload(key.secret, [filePart(someBytes(5000))]);
        if (answer.status === 401) return;
        if (answer.status !== 503) FileRecord.parse(answer.data);
      }
    };
    const loops = Array.from({ length: 4 }, loop);
    while ((await count()) < 8) await new Promise(setImmediate);
    expect((await revoke(account.token, key)).status).toBe(200);
    const whenAnswered = await count();
    await Promise.all(loops);
    expect(await count()).toBe(whenAnswered);
  });
});
