import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { OPERATOR } from '@/lib/auth/principal';
import type { Db } from '@/lib/db';
import { processId } from '@/lib/process-id';
import { contextFor } from '@/lib/testing/account';
import { storeFile } from '@/lib/testing/download';
import { test as base } from '@/lib/testing/fixtures';
import { deleteProjectFiles } from './delete-project-files';
import { sweepObjects } from './sweep-objects';

const LONG_AGO = new Date(Date.now() - 3_600_000);
/** It ran here, and its number is nobody’s: Linux gives none above four million. */
const gone = () => processId().replace(/-\d+-/, '-99999999-');
const ELSEWHERE = 'ffffffff-1-000000000000';

const test = base
  .extend('janitor', ({ db }) => contextFor(db, OPERATOR))
  // Whatever a crashed upload leaves: bytes under a path, and the reservation that names it.
  .extend(
    'leave',
    ({ db, dataDir, tenant, project }) =>
      async (owner: string, createdAt?: Date) => {
        const objectPath = `${tenant.id}/${project.id}/file_${randomUUID()}`;
        const file = path.join(dataDir, 'files', objectPath);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, 'orphan');
        const data = { tenantId: tenant.id, environment: 'live', sizeBytes: 6n } as const;
        const { id } = await db.uploadReservation.create({
          data: {
            ...data,
            id: randomUUID(),
            objectPath,
            processId: owner,
            ...(createdAt && { createdAt }),
          },
        });
        return { file, id };
      },
  );

const isHeld = async (db: Db, id: string) =>
  (await db.uploadReservation.count({ where: { id } })) === 1;

describe('what an upload left behind is swept', () => {
  test('at once when its process is gone here', async ({ db, janitor, leave }) => {
    const { file, id } = await leave(gone());
    await sweepObjects(janitor);
    expect([await isHeld(db, id), existsSync(file)]).toEqual([false, false]);
  });

  test('when its process elsewhere has been silent for long', async ({ db, janitor, leave }) => {
    await db.serverProcess.upsert({
      where: { id: ELSEWHERE },
      create: { id: ELSEWHERE, seenAt: LONG_AGO },
      update: { seenAt: LONG_AGO },
    });
    const { file, id } = await leave(ELSEWHERE, LONG_AGO);
    await sweepObjects(janitor);
    expect([await isHeld(db, id), existsSync(file)]).toEqual([false, false]);
  });

  test.for([
    ['is ours', processId(), false],
    ['elsewhere has given a sign of life', ELSEWHERE, true],
    ['elsewhere has only just begun', 'eeeeeeee-1-000000000000', false],
  ] as const)('not while its process %s', async ([, owner, isSeen], { db, janitor, leave }) => {
    const seenAt = new Date();
    if (isSeen)
      await db.serverProcess.upsert({
        where: { id: owner },
        create: { id: owner, seenAt },
        update: { seenAt },
      });
    const { file, id } = await leave(owner, isSeen ? LONG_AGO : undefined);
    await sweepObjects(janitor);
    expect([await isHeld(db, id), existsSync(file)]).toEqual([true, true]);
    await db.uploadReservation.delete({ where: { id } });
  });
});

test('temporary objects of processes that are gone are swept, others are not', async ({
  dataDir,
  janitor,
}) => {
  const incoming = path.join(dataDir, 'files/incoming');
  mkdirSync(incoming, { recursive: true });
  const put = (owner: string, touchedAt = new Date()) => {
    const file = path.join(incoming, `${owner}.${randomUUID()}`);
    writeFileSync(file, 'half');
    utimesSync(file, touchedAt, touchedAt);
    return file;
  };
  const [dead, silent] = [put(gone()), put('dddddddd-1-000000000000', LONG_AGO)];
  const [own, young] = [put(processId(), LONG_AGO), put('dddddddd-2-000000000000')];
  await sweepObjects(janitor);
  expect([dead, silent, own, young].map(existsSync)).toEqual([false, false, true, true]);
});

test('a storage that could not remove an object is asked again', async ({
  db,
  dataDir,
  makeKey,
  janitor,
  project,
}) => {
  const { secret } = await makeKey({ scopes: ['upload'] });
  const { file_id } = await storeFile(secret, 'x');
  const { objectPath } = await db.file.findUniqueOrThrow({ where: { id: file_id } });
  await db.$transaction((tx) => deleteProjectFiles(tx, project.id));
  const file = path.join(dataDir, 'files', objectPath);
  expect(existsSync(file)).toBe(true);
  expect(await db.objectRemoval.count({ where: { objectPath } })).toBe(1);
  await sweepObjects(janitor);
  expect(existsSync(file)).toBe(false);
  expect(await db.objectRemoval.count({ where: { objectPath } })).toBe(0);
});

test('a project’s files go with it: rows and room at once, bytes with the next sweep', async ({
  db,
  makeKey,
  janitor,
  project,
  tenant,
}) => {
  const { secret } = await makeKey({ scopes: ['upload'] });
  for (const content of ['1', '22', '333']) await storeFile(secret, content);
  const count = await db.$transaction(async (tx) => {
    const deleted = await deleteProjectFiles(tx, project.id);
    await tx.project.delete({ where: { id: project.id } });
    return deleted;
  });
  expect(count).toBe(3);
  const usage = await db.tenantUsage.findUniqueOrThrow({ where: { tenantId: tenant.id } });
  expect(usage.storageBytes).toBe(0n);
  expect(await sweepObjects(janitor)).toMatchObject({ objects: 3 });
});
