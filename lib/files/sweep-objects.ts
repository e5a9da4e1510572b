import { requireOperator } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { forgetProcesses, lookForProcesses, sweepReservations } from '@/lib/usage';
import { removeObjects } from './remove-objects';
import { openStorage } from './storage';
import { processOf } from './storage/temporary-id';

const BATCH = 500;

export type Swept = { reservations: number; temporaryObjects: number; objects: number };

/**
 * Clears away what uploads and deletions left behind that could not end by themselves: room and temporary objects of processes that are
 * gone, and objects whose row is. What is still at work is left alone, so this may run at any time, and many at once.
 * @throws AppError `forbidden` for everybody but the operator and the server itself
 */
export async function sweepObjects(ctx: Ctx): Promise<Swept> {
  requireOperator(ctx.principal);
  const isGone = await lookForProcesses(ctx.db);
  const reservations = await sweepReservations(ctx.db, isGone);
  let temporaryObjects = 0;
  for await (const { id, touchedAt } of openStorage().listTemporary()) {
    if (!isGone(processOf(id), touchedAt)) continue;
    await openStorage().discard({ id });
    temporaryObjects += 1;
  }
  const objects = await removeListed(ctx);
  await forgetProcesses(ctx.db);
  return { reservations, temporaryObjects, objects };
}

/** Removes the objects on the list, a batch at a time; one that cannot be removed now is left for the next sweep. */
async function removeListed({ db }: Ctx): Promise<number> {
  let removed = 0;
  let after = '';
  for (;;) {
    const batch = await db.objectRemoval.findMany({
      where: { objectPath: { gt: after } },
      orderBy: { objectPath: 'asc' },
      take: BATCH,
    });
    if (batch.length === 0) return removed;
    removed += await removeObjects(
      db,
      batch.map(({ objectPath }) => objectPath),
    );
    after = batch.at(-1)?.objectPath ?? '';
  }
}
