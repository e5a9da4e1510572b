import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { addMember } from '@/lib/testing/account';
import { call } from '@/lib/testing/call';
import { storeFile } from '@/lib/testing/download';
import { test as base } from '@/lib/testing/fixtures';
import { untilWaiting } from '@/lib/testing/waiting';
import { field, filePart, storedObjects, upload } from '@/lib/testing/upload';
import { FileRecord } from './schemas';

const test = base
  .extend('key', ({ makeKey }) => makeKey({ scopes: ['upload', 'delete'] }))
  .extend('file', ({ key }) => storeFile(key.secret, 'the content'));

const remove = (credential: string, fileId: string) =>
  call('DELETE', `/api/v1/files/${fileId}`, { credential });

describe('a deleted file', () => {
  test('is gone: its row, its bytes, its room; and the audit log remembers it', async ({
    db,
    key,
    file,
    dataDir,
    tenant,
  }) => {
    const usage = () => db.tenantUsage.findUniqueOrThrow({ where: { tenantId: tenant.id } });
    const { objectPath } = await db.file.findUniqueOrThrow({ where: { id: file.file_id } });
    expect((await usage()).storageBytes).toBe(11n);
    const answer = await remove(key.secret, file.file_id);
    expect(answer).toMatchObject({ status: 200, data: { file_id: file.file_id, deleted: true } });
    expect(await db.file.count({ where: { id: file.file_id } })).toBe(0);
    expect(existsSync(path.join(dataDir, 'files', objectPath))).toBe(false);
    expect(await db.objectRemoval.count({ where: { objectPath } })).toBe(0);
    expect((await usage()).storageBytes).toBe(0n);
    const where = { entityId: file.file_id, action: 'file.deleted' };
    expect(await db.auditLog.findFirstOrThrow({ where })).toMatchObject({
      entityType: 'file',
      entityName: 'a.txt',
      environment: 'live',
      actor: { type: 'key', id: key.id },
      changes: { before: { size_bytes: 11, environment: 'live' } },
    });
  });

  test('cannot be deleted again, also by two at once', async ({ db, key, file }) => {
    const answers = await Promise.all([1, 2, 3].map(() => remove(key.secret, file.file_id)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404]);
    const where = { entityId: file.file_id, action: 'file.deleted' };
    expect(await db.auditLog.count({ where })).toBe(1);
  });
});

test('a deletion that was running when its key was revoked deletes nothing', async ({
  db,
  account,
  key,
  file,
  dataDir,
}) => {
  const before = storedObjects(dataDir);
  const { deleting } = await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM api_keys WHERE id = ${key.id} FOR UPDATE`;
    const running = remove(key.secret, file.file_id);
    await untilWaiting(db);
    await tx.$executeRaw`UPDATE api_keys SET revoked_at = now() WHERE id = ${key.id}`;
    return { deleting: [running] };
  });
  expect((await Promise.all(deleting))[0]?.status).toBe(401);
  expect(await db.file.count({ where: { projectId: account.project.id } })).toBe(1);
  expect(storedObjects(dataDir)).toEqual(before);
});

describe('a member deletes', () => {
  test.for([
    ['viewer', 'test', 403],
    ['developer', 'test', 200],
    ['developer', 'live', 403],
    ['admin', 'live', 200],
  ] as const)('as %s in %s: %i', async ([role, environment, status], { db, account, tenant }) => {
    const sent = await upload(account.token, [field('environment', environment), filePart('x')]);
    const { file_id } = FileRecord.parse(sent.data);
    const { token } = await addMember(db, tenant.id, role);
    expect((await remove(token, file_id)).status).toBe(status);
    expect(await db.file.count({ where: { id: file_id } })).toBe(status === 200 ? 0 : 1);
  });
});
