import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { z } from 'zod';
import type { Db } from '@/lib/db';
import { cli } from '@/lib/testing/cli';
import { storeFile } from '@/lib/testing/download';
import { test as base } from '@/lib/testing/fixtures';

const Report = z.object({
  files: z.int(),
  objects: z.int(),
  leftovers: z.int(),
  findings: z.array(z.object({ problem: z.string(), subject: z.string(), repaired: z.boolean() })),
});

const test = base
  .extend('key', ({ makeKey }) => makeKey({ scopes: ['upload'] }))
  // Every test begins with a storage that nothing else has touched.
  .extend('clean', { auto: true }, async ({ db, dataDir }) => {
    await db.file.deleteMany();
    await db.objectRemoval.deleteMany();
    rmSync(path.join(dataDir, 'files'), { recursive: true, force: true });
  })
  .extend('place', ({ db, dataDir }) => async (fileId: string) => {
    const { objectPath } = await db.file.findUniqueOrThrow({ where: { id: fileId } });
    return path.join(dataDir, 'files', objectPath);
  });

async function fsck(...options: string[]) {
  const { code, out } = await cli('fsck', '--json', ...options);
  return { code, ...Report.parse(JSON.parse(out)) };
}

const WELL = { code: 0, findings: [] };
const exists = async (db: Db, id: string) => (await db.file.count({ where: { id } })) === 1;

test('files and bytes that belong together are well', async ({ key }) => {
  for (const content of ['1', '22', 'x'.repeat(200_000)]) await storeFile(key.secret, content);
  expect(await fsck()).toMatchObject({ ...WELL, files: 3, objects: 3 });
  const { code, out } = await cli('fsck');
  expect([code, out]).toEqual([
    0,
    '3 files, 3 objects, 0 uploads on their way, 0 leftovers to be swept away.\nNothing is amiss.\n',
  ]);
});

describe('found and, with --repair, put right is', () => {
  test('a file without its bytes', async ({ db, key, place, tenant }) => {
    const [lost] = [await storeFile(key.secret, 'lost'), await storeFile(key.secret, 'kept')];
    rmSync(await place(lost.file_id));
    const finding = { problem: 'has no bytes', subject: lost.file_id };
    expect(await fsck()).toMatchObject({ code: 1, findings: [{ ...finding, repaired: false }] });
    expect(await exists(db, lost.file_id)).toBe(true);
    const repaired = await fsck('--repair');
    expect(repaired).toMatchObject({ code: 0, findings: [{ ...finding, repaired: true }] });
    expect(await fsck('--repair')).toMatchObject({ ...WELL, files: 1, objects: 1 });
    const where = { tenantId: tenant.id, action: 'file.deleted' };
    expect(await db.auditLog.findFirstOrThrow({ where })).toMatchObject({
      actor: { type: 'system', id: 'cli' },
      changes: { after: { reason: 'its bytes were lost' } },
    });
  });

  test('an object that belongs to no file', async ({ key, dataDir, project }) => {
    await storeFile(key.secret, 'x');
    const objectPath = `${project.tenantId}/${project.id}/file_nobodys`;
    const file = path.join(dataDir, 'files', objectPath);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, 'orphan');
    const finding = { problem: 'belongs to no file', subject: objectPath };
    expect(await fsck()).toMatchObject({ code: 1, findings: [finding] });
    expect(existsSync(file)).toBe(true);
    expect((await fsck('--repair')).code).toBe(0);
    expect(existsSync(file)).toBe(false);
    expect(await fsck()).toMatchObject(WELL);
  });

  test('usage that is counted wrong', async ({ db, key, tenant, project }) => {
    await storeFile(key.secret, '12345');
    await db.tenantUsage.update({ where: { tenantId: tenant.id }, data: { storageBytes: 1n } });
    await db.uploadContext.updateMany({
      where: { projectId: project.id },
      data: { storageUsedBytes: 9n },
    });
    expect((await fsck()).findings.map(({ problem }) => problem)).toEqual([
      'is counted wrong',
      'is counted wrong',
    ]);
    await fsck('--repair');
    expect(await fsck()).toMatchObject(WELL);
    const usage = await db.tenantUsage.findUniqueOrThrow({ where: { tenantId: tenant.id } });
    expect(usage.storageBytes).toBe(5n);
  });
});

describe('found, and never touched, are bytes that', () => {
  test.for([
    ['are fewer', 'shor'],
    ['are more', 'short and then some'],
    ['are others', 'SHORT'],
  ] as const)('%s', async ([, content], { db, key, place }) => {
    const { file_id } = await storeFile(key.secret, 'short');
    writeFileSync(await place(file_id), content);
    const finding = { problem: 'has other bytes than were uploaded', subject: file_id };
    for (const options of [[], ['--repair']])
      expect(await fsck(...options)).toMatchObject({
        code: 1,
        findings: [{ ...finding, repaired: false }],
      });
    expect(await exists(db, file_id)).toBe(true);
    expect(existsSync(await place(file_id))).toBe(true);
  });
});

test('a storage in which not one file has its bytes is taken for the wrong one, and nothing is repaired', async ({
  db,
  key,
  place,
}) => {
  const files = [await storeFile(key.secret, 'a'), await storeFile(key.secret, 'b')];
  for (const { file_id } of files) rmSync(await place(file_id));
  const answer = await cli('fsck', '--repair');
  expect(answer.code).toBe(1);
  expect(answer.err).toContain('is this the right storage?');
  expect(await db.file.count()).toBe(2);
});
