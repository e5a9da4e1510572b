import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { call } from '@/lib/testing/call';
import { follow, linkTo, storeFile } from '@/lib/testing/download';
import { test as base } from '@/lib/testing/fixtures';
import { canMount, mountSmallDisk } from '@/lib/testing/small-disk';
import { filePart, someBytes, upload } from '@/lib/testing/upload';

const MIB = 1024 * 1024;

const test = base
  .extend('key', ({ makeKey }) => makeKey({ scopes: ['upload', 'download', 'delete'] }))
  .extend('disk', { auto: true }, ({ dataDir }, { onCleanup }) => {
    const disk = mountSmallDisk(path.join(dataDir, 'files'), 2 * MIB);
    if (disk === null) throw new Error('No disk could be mounted');
    onCleanup(disk.remove);
    return disk;
  });

const readiness = async () => {
  const { status, body } = await call('GET', '/api/v1/readyz');
  return [status, body['errors']];
};

// A real file system, which only root may mount: elsewhere these tests are left out, and are counted as such.
describe.skipIf(!canMount())('a disk that', () => {
  test('is full refuses with 507, keeps nothing of it and all of the rest, and goes on when there is room', async ({
    db,
    key,
    dataDir,
    project,
  }) => {
    const kept = await storeFile(key.secret, 'kept');
    const answer = await upload(key.secret, [filePart(someBytes(3 * MIB))]);
    expect(answer).toMatchObject({ status: 507, body: { code: 'storage_full', errors: [] } });
    expect(readdirSync(path.join(dataDir, 'files/incoming'))).toEqual([]);
    expect(await db.file.count({ where: { projectId: project.id } })).toBe(1);
    expect(await db.uploadReservation.count({ where: { tenantId: project.tenantId } })).toBe(0);
    expect((await follow(await linkTo(kept.file_id, key.secret))).text).toBe('kept');
    expect((await upload(key.secret, [filePart(someBytes(MIB))])).status).toBe(201);
  });

  test('is full to the last byte is told by /readyz', async ({ dataDir }) => {
    expect(await readiness()).toEqual([200, undefined]);
    const filler = path.join(dataDir, 'files/filler');
    expect(() => writeFileSync(filler, Buffer.alloc(3 * MIB))).toThrow('ENOSPC');
    expect(await readiness()).toEqual([503, ['storage: not ok']]);
    rmSync(filler);
    expect(await readiness()).toEqual([200, undefined]);
  });

  test('has become read-only: uploads get 503, downloads go on, a deletion holds and its bytes go later', async ({
    db,
    key,
    dataDir,
    disk,
    project,
  }) => {
    const [one, other] = [await storeFile(key.secret, 'one'), await storeFile(key.secret, 'other')];
    const { objectPath } = await db.file.findUniqueOrThrow({ where: { id: other.file_id } });
    disk.becomeReadOnly();
    const answer = await upload(key.secret, [filePart('x')]);
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await readiness()).toEqual([503, ['storage: not ok']]);
    expect((await follow(await linkTo(one.file_id, key.secret))).text).toBe('one');
    const address = `/api/v1/files/${other.file_id}`;
    expect((await call('DELETE', address, { credential: key.secret })).status).toBe(200);
    expect(existsSync(path.join(dataDir, 'files', objectPath))).toBe(true);
    expect(await db.objectRemoval.count({ where: { objectPath } })).toBe(1);
    disk.becomeWritable();
    expect((await upload(key.secret, [filePart('x')])).status).toBe(201);
    expect(await db.file.count({ where: { projectId: project.id } })).toBe(2);
  });
});
