import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect } from 'vitest';
import type { Db } from '@/lib/db';
import { test as base } from '@/lib/testing/fixtures';
import { filePart, someBytes, storedObjects, upload } from '@/lib/testing/upload';

const INTERNAL = {
  status: 500,
  body: { code: 'internal', message: 'Something went wrong on our side', errors: [] },
};

const test = base.extend('key', ({ makeKey }) => makeKey({ scopes: ['upload'] }));

/** Runs something while a trigger fails every new file, at once or when its transaction commits. */
async function whileFailing<T>(
  db: Db,
  when: 'now' | 'at commit',
  run: () => Promise<T>,
): Promise<T> {
  await db.$executeRaw`
    CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'planted at /srv/db password=hunter2'; END $$`;
  const timing = when === 'now' ? 'INITIALLY IMMEDIATE' : 'INITIALLY DEFERRED';
  await db.$executeRawUnsafe(
    `CREATE CONSTRAINT TRIGGER planted AFTER INSERT ON files DEFERRABLE ${timing}
     FOR EACH ROW EXECUTE FUNCTION planted()`,
  );
  try {
    return await run();
  } finally {
    await db.$executeRaw`DROP FUNCTION planted CASCADE`;
  }
}

describe('neither a row without bytes nor bytes without a row remain when', () => {
  test.for(['now', 'at commit'] as const)(
    'the database refuses the row: %s',
    async (when, { db, key, dataDir, project }) => {
      const before = storedObjects(dataDir);
      const answer = await whileFailing(db, when, () => upload(key.secret, [filePart('x')]));
      expect(answer).toMatchObject(INTERNAL);
      expect(answer.text).not.toMatch(/planted|srv|hunter2/);
      expect(storedObjects(dataDir)).toEqual(before);
      expect(await db.file.count({ where: { projectId: project.id } })).toBe(0);
    },
  );

  test('the audit entry cannot be written', async ({ db, key, dataDir, project }) => {
    const before = storedObjects(dataDir);
    await db.$executeRaw`
      ALTER TABLE audit_logs ADD CONSTRAINT planted CHECK (action <> 'file.uploaded') NOT VALID`;
    const answer = await upload(key.secret, [filePart('x')]);
    await db.$executeRaw`ALTER TABLE audit_logs DROP CONSTRAINT planted`;
    expect(answer).toMatchObject(INTERNAL);
    expect(storedObjects(dataDir)).toEqual(before);
    expect(await db.file.count({ where: { projectId: project.id } })).toBe(0);
  });

  test('the storage cannot publish', async ({ db, key, dataDir, project }) => {
    const folder = path.join(dataDir, 'files', project.tenantId);
    mkdirSync(path.dirname(folder), { recursive: true });
    writeFileSync(folder, 'a file where the tenant’s folder should be');
    const before = storedObjects(dataDir);
    const answer = await upload(key.secret, [filePart(someBytes(100_000))]);
    expect(answer).toMatchObject(INTERNAL);
    expect(answer.text).not.toContain(dataDir);
    expect(storedObjects(dataDir)).toEqual(before);
    expect(await db.file.count({ where: { projectId: project.id } })).toBe(0);
    const where = { tenantId: project.tenantId, action: 'file.uploaded' };
    expect(await db.auditLog.count({ where })).toBe(0);
    rmSync(folder);
    expect((await upload(key.secret, [filePart('x')])).status).toBe(201);
  });

  test('the storage cannot take bytes at all', async ({ db, key, dataDir, project }) => {
    const root = path.join(dataDir, 'files');
    rmSync(root, { recursive: true, force: true });
    writeFileSync(root, 'a file where the storage should be');
    const answer = await upload(key.secret, [filePart(someBytes(100_000))]);
    expect(answer.status).toBe(500);
    expect(await db.file.count({ where: { projectId: project.id } })).toBe(0);
    rmSync(root);
    expect((await upload(key.secret, [filePart('x')])).status).toBe(201);
  });
});

test('after all this no temporary object is left over', ({ dataDir }) => {
  const incoming = path.join(dataDir, 'files', 'incoming');
  expect(existsSync(incoming)).toBe(true);
  expect(readdirSync(incoming)).toEqual([]);
});
