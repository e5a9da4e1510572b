import type { Db } from '@/lib/db';
import { DAY_MS, DAYS_KEPT, dayOf } from './days';

/** Removes counts, refusals and addresses that nobody can ask for any more. */
export async function pruneRequests(db: Db, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - (DAYS_KEPT - 1) * DAY_MS);
  const before = new Date(`${dayOf(oldest)}T00:00:00.000Z`);
  await db.apiKeyRequests.deleteMany({ where: { day: { lt: before } } });
  await db.apiKeyRefusal.deleteMany({ where: { refusedAt: { lt: before } } });
  const dayAgo = new Date(now.getTime() - DAY_MS);
  await db.apiKeyAddress.deleteMany({ where: { lastUsedAt: { lt: dayAgo } } });
}
