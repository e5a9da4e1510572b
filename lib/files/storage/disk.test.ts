import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { describeStorage } from './contract';
import { diskStorage } from './disk';

const home = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-disk-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const filesBelow = (root: string) =>
  existsSync(root)
    ? readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    : [];

let opened = 0;
function openDisk() {
  const root = path.join(home, `storage-${(opened += 1)}`);
  return { root, storage: diskStorage(root) };
}

describeStorage('the disk', () => {
  const { root, storage } = openDisk();
  return Promise.resolve({
    storage,
    seen: {
      read: (objectPath) => {
        const file = path.join(root, objectPath);
        return Promise.resolve(existsSync(file) ? readFileSync(file) : null);
      },
      count: () => Promise.resolve(filesBelow(root).length),
    },
  });
});

test('half an object is never seen under its path: publishing is one rename', async () => {
  const { root, storage } = openDisk();
  const object = await storage.write(Readable.from([Buffer.from('whole')]));
  const temporary = path.join(root, 'incoming', object.id);
  const { ino } = statSync(temporary);
  await storage.publish(object, 'ten_1/prj_1/file_1');
  expect(statSync(path.join(root, 'ten_1/prj_1/file_1')).ino).toBe(ino);
  expect(existsSync(temporary)).toBe(false);
});

test('a disk that is full says so in a code of its own, and keeps nothing', async () => {
  const { root, storage } = openDisk();
  const source = Readable.from(
    (async function* () {
      yield Buffer.from('x');
      await Promise.resolve();
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    })(),
  );
  await expect(storage.write(source)).rejects.toMatchObject({ code: 'storage_full' });
  expect(filesBelow(root)).toEqual([]);
});

test('any other trouble of the disk is not taken for a full one', async () => {
  const root = path.join(home, 'a-file');
  writeFileSync(root, '');
  const storage = diskStorage(root);
  await expect(storage.write(Readable.from([Buffer.from('x')]))).rejects.toMatchObject({
    code: 'ENOTDIR',
  });
  await expect(storage.check()).rejects.toThrow();
});

test('publishing where something cannot be put leaves the temporary object to be discarded', async () => {
  const { root, storage } = openDisk();
  const object = await storage.write(Readable.from([Buffer.from('x')]));
  mkdirSync(path.join(root, 'ten_1'), { recursive: true });
  writeFileSync(path.join(root, 'ten_1/prj_1'), 'a file in the way');
  await expect(storage.publish(object, 'ten_1/prj_1/file_1')).rejects.toThrow();
  await storage.discard(object);
  expect(filesBelow(root).map((one) => one.name)).toEqual(['prj_1']);
});

// Root may write everywhere, so only an ordinary user can see this refused.
test.skipIf(process.getuid?.() === 0)(
  'a folder that may not be written is told at once',
  async () => {
    const { root, storage } = openDisk();
    mkdirSync(root);
    chmodSync(root, 0o500);
    await expect(storage.check()).rejects.toMatchObject({ code: 'unavailable' });
  },
);
