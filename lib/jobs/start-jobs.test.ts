import { describe, expect } from 'vitest';
import { storeFile } from '@/lib/testing/download';
import { test as base } from '@/lib/testing/fixtures';
import { startJobs, type Jobs } from './start-jobs';

const test = base.extend('start', ({ db }, { onCleanup }) => {
  const started: Jobs[] = [];
  onCleanup(async () => {
    await Promise.all(started.map(({ stop }) => stop()));
    expect(db).toBeTruthy();
  });
  return async (work?: () => Promise<void>) => {
    const jobs = await startJobs(work);
    started.push(jobs);
    return jobs;
  };
});

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise(setImmediate);
}

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

describe('of many servers', () => {
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
    finish();
    expect(await stopped).toBe(true);
  });
});
