import type { Db } from '@/lib/db';
import { log } from '@/lib/log';
import { openStorage } from './storage';

/**
 * Removes objects whose rows are gone, and takes them off the list that the rows left them on. What cannot be removed now stays on
 * it for the next sweep.
 * @returns how many are removed
 */
export async function removeObjects(db: Db, objectPaths: readonly string[]): Promise<number> {
  let removed = 0;
  for (const objectPath of objectPaths) {
    try {
      await openStorage().remove(objectPath);
      await db.objectRemoval.deleteMany({ where: { objectPath } });
      removed += 1;
    } catch (error) {
      log().error({ err: error, objectPath }, 'an object could not be removed yet');
    }
  }
  return removed;
}
