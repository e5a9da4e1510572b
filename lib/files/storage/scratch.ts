import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FoundTemporary, HeldFile, TemporaryObject } from './port';

/** Copies of temporary objects on this machine, for a storage that is elsewhere. They go by the objects' own names. */
export function scratchFolder(folder: string) {
  const place = ({ id }: TemporaryObject) => path.join(folder, id);
  const release = (object: TemporaryObject) => rm(place(object), { force: true });
  return {
    release,
    async hold(object: TemporaryObject, bytes: Readable): Promise<HeldFile> {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      try {
        await pipeline(bytes, createWriteStream(place(object)));
      } catch (error) {
        await release(object);
        throw error;
      }
      return { path: place(object), release: () => release(object) };
    },
    /** What a crash has left here is found with the other temporary objects, and swept like them. */
    async *list(): AsyncGenerator<FoundTemporary> {
      for (const id of await readdir(folder).catch(() => [])) {
        const found = await stat(path.join(folder, id)).catch(() => null);
        if (found !== null) yield { id, touchedAt: found.mtime };
      }
    },
  };
}
