import { randomUUID } from 'node:crypto';
import { constants, createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@/lib/errors';
import type { Storage, TemporaryObject } from './port';

const TEMPORARY = 'incoming';

/** Objects as files below one folder, on one file system, so that publishing is an atomic rename. */
export function diskStorage(root: string): Storage {
  const temporaryPath = ({ id }: TemporaryObject) => path.join(root, TEMPORARY, id);
  return {
    async write(source) {
      const object = { id: randomUUID() };
      await mkdir(path.join(root, TEMPORARY), { recursive: true });
      try {
        await pipeline(
          source,
          createWriteStream(temporaryPath(object), { flags: 'wx', flush: true }),
        );
        return object;
      } catch (error) {
        await rm(temporaryPath(object), { force: true });
        throw isFull(error) ? new AppError('storage_full', { cause: error }) : error;
      }
    },
    hold: (object) =>
      Promise.resolve({ path: temporaryPath(object), release: () => Promise.resolve() }),
    async publish(object, objectPath) {
      const target = path.join(root, objectPath);
      await mkdir(path.dirname(target), { recursive: true });
      await rename(temporaryPath(object), target);
      await syncFolder(path.dirname(target));
    },
    async read(objectPath, range) {
      const handle = await open(path.join(root, objectPath), constants.O_RDONLY);
      return handle.createReadStream(range);
    },
    discard: (object) => rm(temporaryPath(object), { force: true }),
    remove: (objectPath) => rm(path.join(root, objectPath), { force: true }),
    async check() {
      await mkdir(root, { recursive: true });
      await access(root, constants.R_OK | constants.W_OK);
      const { bavail } = await statfs(root);
      if (bavail === 0) throw new AppError('storage_full');
    },
  };
}

/** A rename is durable once its folder is synced (fsync(2)). */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isFull(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code))
  );
}
