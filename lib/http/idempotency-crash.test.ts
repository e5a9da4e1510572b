import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { z } from 'zod';
import type { Db } from '@/lib/db';
import { startInstance, type Instance } from '@/lib/testing/instances';
import { test as base } from '@/lib/testing/fixtures';
import { untilWaiting } from '@/lib/testing/waiting';

// Guards that an Idempotency-Key outlives no crash as "in progress", and that what a crash has let through is not done again.
const test = base.extend('start', ({ db }, { onCleanup }) => {
  // The fixture `db` has told the environment which database it is.
  void db;
  const instances: Instance[] = [];
  onCleanup(async () => {
    await Promise.all(instances.map(({ stop }) => stop()));
  });
  return async () => {
    const instance = await startInstance();
    instances.push(instance);
    return instance;
  };
});

const PATH = '/api/v1/api-keys';
const Answer = z.object({ code: z.string().optional() });

async function create({ url }: Instance, token: string, name = 'Once') {
  const answer = await fetch(url + PATH, {
    method: 'POST',
    headers: {
      ...{ Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      'Idempotency-Key': 'crash',
    },
    body: JSON.stringify({ name, scopes: ['upload'] }),
  });
  const isReplayed = answer.headers.get('Idempotent-Replayed') === 'true';
  return { status: answer.status, isReplayed, ...Answer.parse(await answer.json()) };
}

/** Does something while nothing in the project can be changed, so that a creation waits in the middle of its work. */
async function whileHeld(db: Db, projectId: string, work: () => Promise<void>): Promise<void> {
  await db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT id FROM projects WHERE id = ${projectId} FOR UPDATE`;
      await work();
    },
    { timeout: 60_000 },
  );
}

/** Sends the call until it is told something else than that the first is under way. */
async function untilKnown(instance: Instance, token: string) {
  for (;;) {
    const answer = await create(instance, token);
    if (answer.code !== 'idempotency_in_progress') return answer;
    await pause(50);
  }
}

test('a call whose server was killed in the middle of it can be sent again at once, and happens once', async ({
  db,
  account,
  project,
  start,
}) => {
  const [here, there] = await Promise.all([start(), start()]);
  const where = { projectId: project.id };
  const first = create(here, account.token).catch(() => 'cut off');
  await whileHeld(db, project.id, async () => {
    await untilWaiting(db);
    expect(await create(there, account.token)).toMatchObject({
      status: 409,
      code: 'idempotency_in_progress',
    });
    await here.stop();
    expect(await first).toBe('cut off');
  });
  expect(await untilKnown(there, account.token)).toMatchObject({ status: 201, isReplayed: false });
  expect(await db.apiKey.count({ where })).toBe(1);
});

test('a call whose connection to the database was killed in the middle of it can be sent again', async ({
  db,
  account,
  project,
  start,
}) => {
  const server = await start();
  const first = create(server, account.token);
  await whileHeld(db, project.id, async () => {
    await untilWaiting(db);
    await db.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND usename = current_user AND wait_event_type = 'Lock'`;
  });
  expect(await first).toMatchObject({ status: 503, code: 'unavailable' });
  expect(await create(server, account.token)).toMatchObject({ status: 201, isReplayed: false });
  expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(1);
});

test('a call that had happened when its server was killed is not done again, though nobody was told', async ({
  db,
  account,
  project,
  start,
}) => {
  const where = { projectId: project.id };
  const [here, there] = await Promise.all([start(), start()]);
  const first = create(here, account.token).catch(() => null);
  // Stopped dead as soon as the key is seen: its answer is on its way at most.
  while ((await db.apiKey.count({ where })) === 0);
  await here.stop();
  await first;
  expect(await untilKnown(there, account.token)).toMatchObject({ status: 201, isReplayed: true });
  expect(await db.apiKey.count({ where })).toBe(1);
});
