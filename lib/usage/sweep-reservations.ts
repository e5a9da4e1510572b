import type { Db } from '@/lib/db';
import type { IsGone } from './server-process';

/**
 * Gives back what uploads reserved whose process is gone; their objects, if any, are left to be removed.
 * @returns how many
 */
export async function sweepReservations(db: Db, isGone: IsGone): Promise<number> {
  const rows = await db.uploadReservation.findMany({
    select: { id: true, processId: true, createdAt: true },
  });
  const ids = rows.flatMap((row) => (isGone(row.processId, row.createdAt) ? [row.id] : []));
  const { count } = await db.uploadReservation.deleteMany({ where: { id: { in: ids } } });
  return count;
}
