import type { Db } from '@/lib/db';
import { log } from '@/lib/log';
import { openStorage } from './storage';

/**
 * Removes objects whose rows are gone, and takes them off the list that the rows left them on. What cannot be removed now stays on
 * it for the next sweep.
 */
export async function removeObjects(db: Db, objectPaths: readonly string[]): Promise<void> {
  for (const objectPath of objectPaths) {
    try {
      await openStorage().remove(objectPath);
      await db.objectRemoval.deleteMany({ where: { objectPath } });
    } catch (error) {
      log().error({ err: error, objectPath }, 'an object could not be removed yet');
    }
  }
}
