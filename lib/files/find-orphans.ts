import type { Db } from '@/lib/db';
import { lookForProcesses, type IsGone } from '@/lib/usage';
import { openStorage } from './storage';
import { processOf } from './storage/temporary-id';

const BATCH = 500;

export type FoundObjects = {
  objects: number;
  arriving: number;
  leftovers: number;
  /** Paths of objects that nothing knows of. */
  orphans: string[];
};

/** Looks at every object: whose it is, or who is about to remove it. */
export async function findOrphans(db: Db): Promise<FoundObjects> {
  const isGone = await lookForProcesses(db);
  const found: FoundObjects = { objects: 0, arriving: 0, leftovers: 0, orphans: [] };
  let batch: string[] = [];
  const judge = async () => {
    for (const { path, owner } of await ownersOf(db, batch)) {
      if (owner === 'nobody') found.orphans.push(path);
    }
    batch = [];
  };
  for await (const { objectPath } of openStorage().list()) {
    found.objects += 1;
    batch.push(objectPath);
    if (batch.length === BATCH) await judge();
  }
  await judge();
  for await (const { id, touchedAt } of openStorage().listTemporary()) {
    if (isGone(processOf(id), touchedAt)) found.leftovers += 1;
  }
  const reserved = await countReservations(db, isGone);
  const listed = await db.objectRemoval.count();
  return { ...found, arriving: reserved.held, leftovers: found.leftovers + reserved.left + listed };
}

type Owner = { path: string; owner: 'somebody' | 'nobody' };

/** In one statement, because what was an upload a moment ago may be a file now. */
function ownersOf(db: Db, paths: readonly string[]): Promise<Owner[]> {
  return db.$queryRaw<Owner[]>`
    SELECT path, CASE WHEN
      EXISTS (SELECT FROM files f WHERE f.object_path = path)
      OR EXISTS (SELECT FROM upload_reservations r WHERE r.object_path = path)
      OR EXISTS (SELECT FROM object_removals o WHERE o.object_path = path)
      THEN 'somebody' ELSE 'nobody' END AS owner
    FROM unnest(${[...paths]}::text[]) AS path`;
}

async function countReservations(db: Db, isGone: IsGone) {
  const rows = await db.uploadReservation.findMany({
    select: { processId: true, createdAt: true },
  });
  const left = rows.filter((row) => isGone(row.processId, row.createdAt)).length;
  return { left, held: rows.length - left };
}
