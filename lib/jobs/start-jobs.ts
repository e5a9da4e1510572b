import pg from 'pg';
import PgBoss from 'pg-boss';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { keepHouse } from './housekeeping';
import { runWorker } from './run-worker';

const SCHEMA = 'uploadkit_jobs';
const QUEUE = 'housekeeping';
const EVERY_MINUTE = '* * * * *';
/** A job that is running has this long to finish when the server stops; then another server may begin it again. */
const GRACE_MS = 10_000;
/** One whose server was killed is begun again so long after it began. With the rest that is less than the 15 minutes a purge may take. */
const EXPIRES_AFTER_SECONDS = 600;
/** So often is looked for those, beside at each start. */
const LOOK_EVERY_SECONDS = 60;

/** Any number that nothing else here locks. */
const SET_UP_LOCK = 72_707_370;

export type Jobs = { stop: () => Promise<void> };

/**
 * Runs what has to happen by the clock, every minute and once at the start, on the database that all servers share: whichever of them
 * is free takes the next run, and no two run at once. One that a crash cut off is begun again ten minutes after it began; so is one that
 * takes longer, and both do what is left of the work.
 */
export async function startJobs(work = keepHouse, graceMs = GRACE_MS): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL ?? '',
    schema: SCHEMA,
    max: 2,
    maintenanceIntervalSeconds: LOOK_EVERY_SECONDS,
  });
  boss.on('error', (error) => log().warn({ reason: error.message }, 'the job queue had trouble'));
  await alone(async () => {
    await boss.start();
    // One waiting and one running at most.
    await boss.createQueue(QUEUE, { name: QUEUE, policy: 'stately', retryLimit: 3 });
  });
  await boss.maintain();
  const job = { expireInSeconds: EXPIRES_AFTER_SECONDS };
  await boss.schedule(QUEUE, EVERY_MINUTE, {}, { tz: 'UTC', ...job });
  await boss.send(QUEUE, {}, job);
  const worker = runWorker(boss, { queue: QUEUE, work, graceMs });
  return {
    stop: async () => {
      await worker.stop();
      await boss.stop({ graceful: true, wait: true, timeout: graceMs });
    },
  };
}

/**
 * Servers that start at the same moment set the queue up one after the other: its tables are made by statements that can deadlock.
 */
async function alone(setUp: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL ?? '' });
  client.on('error', () => undefined); // the next statement tells
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [SET_UP_LOCK]);
    await setUp();
  } finally {
    await client.end(); // and with it the lock
  }
}
