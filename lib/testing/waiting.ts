import type { Db } from '@/lib/db';

/** Resolves once this many statements in the test's own database wait for a lock that another transaction holds. */
export async function untilWaiting(db: Db, count = 1): Promise<void> {
  for (;;) {
    const rows = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (rows.length >= count) return;
  }
}
