import PgBoss from 'pg-boss';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { keepHouse } from './housekeeping';

const SCHEMA = 'uploadkit_jobs';
const QUEUE = 'housekeeping';
const EVERY_MINUTE = '* * * * *';
const POLL_SECONDS = 5;
/** A job that is running has this long to finish when the server stops. */
const GRACE_MS = 10_000;

export type Jobs = { stop: () => Promise<void> };

/**
 * Runs what has to happen by the clock, every minute and once at the start, on the database that all servers share: whichever of them
 * is free takes the next run, and no two run at once. A run that a crash cut off is begun again.
 */
export async function startJobs(work: () => Promise<void> = keepHouse): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: env().DATABASE_URL ?? '', schema: SCHEMA, max: 2 });
  boss.on('error', (error) => log().warn({ reason: error.message }, 'the job queue had trouble'));
  await boss.start();
  // One waiting and one running at most.
  await boss.createQueue(QUEUE, { name: QUEUE, policy: 'stately', retryLimit: 3 });
  await boss.work(QUEUE, { pollingIntervalSeconds: POLL_SECONDS }, () => work());
  await boss.schedule(QUEUE, EVERY_MINUTE, {}, { tz: 'UTC' });
  await boss.send(QUEUE, {});
  return { stop: () => boss.stop({ graceful: true, wait: true, timeout: GRACE_MS }) };
}
