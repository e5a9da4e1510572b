import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { OPERATOR } from '@/lib/auth/principal';
import { contextFor } from '@/lib/testing/account';
import { storeFile } from '@/lib/testing/download';
import { addFile } from '@/lib/testing/file-row';
import { test as base } from '@/lib/testing/fixtures';
import { purgeFiles } from './purge-files';

const DAY_MS = 86_400_000;

const test = base.extend('janitor', ({ db }) => contextFor(db, OPERATOR));

describe('with the job’s clock moved', () => {
  test('a test file goes when its day is over, row and bytes, and not before', async ({
    db,
    dataDir,
    makeKey,
    janitor,
    tenant,
  }) => {
    const { secret } = await makeKey({ environment: 'test', scopes: ['upload'] });
    const { file_id, created_at } = await storeFile(secret, 'sandboxed');
    const { objectPath } = await db.file.findUniqueOrThrow({ where: { id: file_id } });
    const created = Date.parse(created_at);
    await purgeFiles(janitor, new Date(created + DAY_MS - 1));
    expect(await db.file.count({ where: { id: file_id } })).toBe(1);
    await purgeFiles(janitor, new Date(created + DAY_MS));
    expect(await db.file.count({ where: { id: file_id } })).toBe(0);
    expect(existsSync(path.join(dataDir, 'files', objectPath))).toBe(false);
    expect(await db.objectRemoval.count({ where: { objectPath } })).toBe(0);
    const where = { tenantId: tenant.id, action: 'file.purged' };
    expect(await db.auditLog.findMany({ where })).toMatchObject([
      {
        entityId: file_id,
        entityName: 'a.txt',
        environment: 'test',
        actor: { type: 'system', id: 'purge' },
      },
    ]);
  });

  test('a live file stays for ever', async ({ db, makeKey, janitor }) => {
    const { secret } = await makeKey({ scopes: ['upload'] });
    const { file_id } = await storeFile(secret, 'kept');
    await purgeFiles(janitor, new Date(Date.now() + 100 * 365 * DAY_MS));
    expect(await db.file.count({ where: { id: file_id } })).toBe(1);
  });

  test('no live file can be given an end at all', async ({ db, project }) => {
    const expiresAt = new Date();
    await expect(addFile(db, project, { expiresAt })).rejects.toThrow('files_live_never_expire');
  });
});

test('several at once purge every file once', async ({ db, project, janitor }) => {
  const environment = 'test';
  const expiresAt = new Date(Date.now() - 1000);
  for (let n = 0; n < 120; n++) await addFile(db, project, { environment, expiresAt });
  const counts = await Promise.all([1, 2, 3, 4].map(() => purgeFiles(janitor, new Date())));
  expect(counts.reduce((sum, count) => sum + count)).toBe(120);
  const where = { projectId: project.id, action: 'file.purged' };
  expect(await db.auditLog.count({ where })).toBe(120);
  expect(await db.file.count({ where: { projectId: project.id } })).toBe(0);
});
