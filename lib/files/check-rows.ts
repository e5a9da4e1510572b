import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Db } from '@/lib/db';
import { openStorage } from './storage';
import { MissingObject } from './storage/missing-object';

const PAGE = 500;

type Row = { id: string; objectPath: string; sizeBytes: bigint; sha256: Uint8Array };

/** Ids of the files whose bytes are not there, or are not those that were uploaded. */
export type CheckedRows = { files: number; missing: string[]; damaged: string[] };

/** Reads the bytes of every file. */
export async function checkRows(db: Db): Promise<CheckedRows> {
  const checked: CheckedRows = { files: 0, missing: [], damaged: [] };
  let after = '';
  for (;;) {
    const rows = await db.file.findMany({
      where: { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: { id: true, objectPath: true, sizeBytes: true, sha256: true },
    });
    if (rows.length === 0) return checked;
    for (const row of rows) {
      const state = await stateOf(row);
      // It may have been deleted while we looked at it.
      const isThere = state === 'whole' || (await db.file.count({ where: { id: row.id } })) > 0;
      if (isThere) checked.files += 1;
      if (isThere && state !== 'whole') checked[state].push(row.id);
    }
    after = rows.at(-1)?.id ?? '';
  }
}

async function stateOf(row: Row): Promise<'whole' | 'missing' | 'damaged'> {
  const hash = createHash('sha256');
  let sizeBytes = 0n;
  try {
    await pipeline(await openStorage().read(row.objectPath), async (bytes) => {
      for await (const chunk of bytes) {
        if (!(chunk instanceof Uint8Array)) continue;
        hash.update(chunk);
        sizeBytes += BigInt(chunk.length);
      }
    });
  } catch (error) {
    if (error instanceof MissingObject) return 'missing';
    throw error;
  }
  const isSame = sizeBytes === row.sizeBytes && hash.digest().equals(row.sha256);
  return isSame ? 'whole' : 'damaged';
}
