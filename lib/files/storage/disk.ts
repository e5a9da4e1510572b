import { constants, createWriteStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { diskError, isMissing } from './disk-error';
import { MissingObject } from './missing-object';
import type { FoundObject, FoundTemporary, Storage, TemporaryObject } from './port';
import { newTemporaryId } from './temporary-id';

const TEMPORARY = 'incoming';
/** So much may wait while the disk writes, and is then written in one go: fewer, larger writes. */
const WAITING_BYTES = 1024 * 1024;

/** Objects as files below one folder, on one file system, so that publishing is an atomic rename. */
export function diskStorage(root: string): Storage {
  const temporaryPath = ({ id }: TemporaryObject) => path.join(root, TEMPORARY, id);
  const storage: Storage = {
    write: (source) =>
      translated(async () => {
        const object = { id: newTemporaryId() };
        await mkdir(path.join(root, TEMPORARY), { recursive: true });
        try {
          const options = { flags: 'wx', flush: true, highWaterMark: WAITING_BYTES };
          await pipeline(source, createWriteStream(temporaryPath(object), options));
          return object;
        } catch (error) {
          await rm(temporaryPath(object), { force: true });
          throw error;
        }
      }),
    hold: (object) =>
      Promise.resolve({ path: temporaryPath(object), release: () => Promise.resolve() }),
    publish: (object, objectPath) =>
      translated(async () => {
        const target = path.join(root, objectPath);
        await makeFolders(root, path.dirname(target));
        await rename(temporaryPath(object), target);
        await syncFolder(path.dirname(target));
      }),
    read: (objectPath, range) =>
      translated(async () => {
        const handle = await openObject(root, objectPath);
        return handle.createReadStream(range);
      }),
    discard: (object) => translated(() => removeFile(temporaryPath(object))),
    remove: (objectPath) => translated(() => removeFile(path.join(root, objectPath))),
    list: () => listObjects(root),
    listTemporary: () => listTemporary(path.join(root, TEMPORARY)),
    // By doing it: a disk that is full or has become read-only still says that it may be written.
    check: async () => storage.discard(await storage.write(Readable.from([Buffer.from('probe')]))),
  };
  return storage;
}

/** What the disk refuses, in our words. */
async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskError(error);
  }
}

async function openObject(root: string, objectPath: string) {
  try {
    return await open(path.join(root, objectPath), constants.O_RDONLY);
  } catch (cause) {
    throw isMissing(cause) ? new MissingObject(objectPath, { cause }) : cause;
  }
}

async function removeFile(file: string): Promise<void> {
  try {
    await rm(file, { force: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Makes a folder durable: a new one is in its parent, which has to reach the disk too. */
async function makeFolders(root: string, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  let parent = folder;
  do {
    parent = path.dirname(parent);
    await syncFolder(parent);
  } while (parent !== path.dirname(first) && parent.startsWith(root));
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

async function* listObjects(root: string): AsyncGenerator<FoundObject> {
  for await (const file of filesBelow(root)) {
    const objectPath = path.relative(root, file).split(path.sep).join('/');
    if (objectPath.startsWith(`${TEMPORARY}/`)) continue;
    const found = await statOf(file);
    if (found !== null) yield { objectPath, sizeBytes: found.size };
  }
}

async function* listTemporary(folder: string): AsyncGenerator<FoundTemporary> {
  for await (const file of filesBelow(folder)) {
    const found = await statOf(file);
    if (found !== null) yield { id: path.relative(folder, file), touchedAt: found.mtime };
  }
}

/** Every file below a folder; none where the folder is not there. Node's own recursion loses entries of folders with more than 32. */
async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for await (const entry of entries) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(place);
    else if (entry.isFile()) yield place;
  }
}

/** Null for a file that went away meanwhile. */
async function statOf(file: string) {
  return stat(file).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
}
