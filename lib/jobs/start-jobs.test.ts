import { describe, expect } from 'vitest';
import type { Db } from '@/lib/db';
import { addContext } from '@/lib/testing/account';
import { storeFile } from '@/lib/testing/download';
import { test as base } from '@/lib/testing/fixtures';
import { untilWaiting } from '@/lib/testing/waiting';
import { startJobs, type Jobs } from './start-jobs';

// Each story has a queue of its own.
const test = base.extend('start', async ({ db }, { onCleanup }) => {
  await db.$executeRaw`DROP SCHEMA IF EXISTS uploadkit_jobs CASCADE`;
  const started: Jobs[] = [];
  onCleanup(async () => {
    await Promise.all(started.map(({ stop }) => stop()));
  });
  return async (...given: Parameters<typeof startJobs>) => {
    const jobs = await startJobs(...given);
    started.push(jobs);
    return jobs;
  };
});

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise(setImmediate);
}

const activeJobs = async (db: Db): Promise<number> => {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM uploadkit_jobs.job WHERE state = 'active'`;
  return rows.length;
};

/** A server asks for work every five seconds. */
const LONG = { timeout: 60_000 };

// Guards the promise that test files go by the clock, after whatever happened to the servers meanwhile.
test('a server that starts purges what fell due while none was running', async ({
  db,
  makeKey,
  start,
}) => {
  const { secret } = await makeKey({ environment: 'test', scopes: ['upload'] });
  const { file_id } = await storeFile(secret, 'x');
  await db.$executeRaw`UPDATE files SET expires_at = now() - interval '1 s' WHERE id = ${file_id}`;
  await start();
  await until(async () => (await db.file.count({ where: { id: file_id } })) === 0);
  const where = { entityId: file_id, action: 'file.purged' };
  await until(async () => (await db.auditLog.count({ where })) === 1);
});

test('uploads that no rate limit counts any more are forgotten, and no others', async ({
  db,
  account,
  start,
}) => {
  const owner = { tenantId: account.tenant.id, projectId: account.project.id };
  const contextId = await addContext(db, owner, { contextKey: 'rated' });
  for (const [id, age] of [['long ago', 3_601] as const, ['within the hour', 3_500] as const])
    await db.$executeRaw`
      INSERT INTO rated_uploads (id, context_id, environment, stored_at)
      VALUES (${id}, ${contextId}, 'live', now() - make_interval(secs => ${age}))`;
  const kept = () => db.ratedUpload.findMany({ select: { id: true }, where: { contextId } });
  await start();
  await until(async () => (await kept()).length === 1);
  expect(await kept()).toEqual([{ id: 'within the hour' }]);
});

describe('of many servers', () => {
  test('each one starts, however many of them find no queue there at the same moment', async ({
    db,
    start,
  }) => {
    for (let round = 0; round < 4; round += 1) {
      await db.$executeRaw`DROP SCHEMA IF EXISTS uploadkit_jobs CASCADE`;
      const all = await Promise.all(
        Array.from({ length: 6 }, () => start(() => Promise.resolve())),
      );
      await Promise.all(all.map(({ stop }) => stop()));
    }
  });

  test('one at a time does the work, and every minute one will', async ({ db, start }) => {
    let [running, most, runs] = [0, 0, 0];
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      runs += 1;
    };
    await Promise.all([start(work), start(work), start(work)]);
    await until(() => runs > 0);
    expect(most).toBe(1);
    const schedules = await db.$queryRaw`SELECT name, cron FROM uploadkit_jobs.schedule`;
    expect(schedules).toEqual([{ name: 'housekeeping', cron: '* * * * *' }]);
  });

  test('one that stops while it asks for work leaves it to the others', async ({ db, start }) => {
    let runs = 0;
    const jobs = await start(() => Promise.resolve(void (runs += 1)));
    await until(() => runs === 1);
    await until(async () => (await activeJobs(db)) === 0);
    await db.$executeRaw`INSERT INTO uploadkit_jobs.job (name, policy) VALUES ('housekeeping', 'stately')`;
    const { stopped } = await db.$transaction(async (tx) => {
      await tx.$executeRaw`LOCK TABLE uploadkit_jobs.job IN ACCESS EXCLUSIVE MODE`;
      // The queue asks for its own work too.
      await untilWaiting(db, 2);
      return { stopped: jobs.stop() };
    }, LONG);
    await stopped;
    expect(runs).toBe(1);
    expect(await activeJobs(db)).toBe(0);
    await start(() => Promise.resolve(void (runs += 1)));
    await until(() => runs > 1);
  });

  test('one that stops waits only so long, and leaves what it did not finish to the others', async ({
    start,
  }) => {
    let [begun, again] = [false, false];
    let finish = () => {};
    const gate = new Promise<void>((resolve) => (finish = resolve));
    const jobs = await start(async () => {
      begun = true;
      await gate;
    }, 50);
    await until(() => begun);
    await jobs.stop();
    await start(() => Promise.resolve(void (again = true)));
    await until(() => again);
    finish();
  });

  test('work that fails is tried again', async ({ start }) => {
    let runs = 0;
    await start(async () => {
      runs += 1;
      if (runs === 1) throw new Error('not yet');
      await Promise.resolve();
    });
    await until(() => runs === 2);
  });

  test('what one was doing when it was killed is begun again by another, ten minutes later', async ({
    db,
    start,
  }) => {
    let [begun, again] = [false, false];
    let finish = () => {};
    const gate = new Promise<void>((resolve) => (finish = resolve));
    await start(async () => {
      begun = true;
      await gate;
    });
    await until(() => begun);
    const later = async (seconds: number) => {
      await db.$executeRaw`
        UPDATE uploadkit_jobs.job SET started_on = now() - make_interval(secs => ${seconds})
        WHERE state = 'active'`;
      await db.$executeRaw`UPDATE uploadkit_jobs.version SET maintained_on = now() - interval '61 s'`;
    };
    await later(590);
    await start(() => Promise.resolve(void (again = true)));
    expect(await activeJobs(db)).toBe(1);
    await later(601);
    await start(() => Promise.resolve(void (again = true)));
    await until(() => again);
    finish();
  });

  test('one that stops waits for the work that it has begun', async ({ start }) => {
    let [begun, ended] = [false, false];
    let finish = () => {};
    const gate = new Promise<void>((resolve) => (finish = resolve));
    const jobs = await start(async () => {
      begun = true;
      await gate;
      ended = true;
    });
    await until(() => begun);
    const stopped = jobs.stop().then(() => ended);
    setTimeout(finish, 300);
    expect(await stopped).toBe(true);
  });
});
