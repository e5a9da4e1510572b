import { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test as pureTest, vi } from 'vitest';
import { outcomeOf, startOwnPostgres, type OwnPostgres } from '@/lib/testing/own-postgres';
import { test } from '@/lib/testing/fixtures';
import { Lookups } from './lookups';

const ECHO = { name: 'echo', text: 'SELECT $1::int AS number' };
const BROKEN = { name: 'broken', text: 'SELECT 1 / $1::int AS number' };

const ask = async (lookups: Lookups, number: number) =>
  (await lookups.query<{ number: number }>({ ...ECHO, values: [number] }))[0]?.number;

describe('questions of many requests', () => {
  test('get each their own answer, also beside one that fails', async ({ database }) => {
    const lookups = new Lookups(database.url);
    const numbers = Array.from({ length: 200 }, (_, n) => n);
    const broken = outcomeOf(() => lookups.query({ ...BROKEN, values: [0] }));
    expect(await Promise.all(numbers.map((n) => ask(lookups, n)))).toEqual(numbers);
    expect(await broken).toBe('internal');
    expect(lookups.asked).toBe(numbers.length + 1);
    await lookups.end();
  });

  // Guards the price of a request: system calls are the dearest part of a question.
  test('that come in one turn of the event loop leave in one write a connection', async ({
    database,
  }) => {
    const lookups = new Lookups(database.url);
    await Promise.all([ask(lookups, 1), ask(lookups, 2)]);
    const writes = vi.spyOn(Socket.prototype, '_writev');
    await Promise.all(Array.from({ length: 50 }, (_, n) => ask(lookups, n)));
    const made = writes.mock.calls.length;
    writes.mockRestore();
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThanOrEqual(2);
    await lookups.end();
  });
});

// Guards that a server which was stopped for a while, or whose machine slept, does not take its own sleep for the database's.
test('that a process asked before it slept are answered when it wakes', async ({ database }) => {
  const lookups = new Lookups(database.url);
  expect(await Promise.all([ask(lookups, 1), ask(lookups, 2)])).toEqual([1, 2]);
  const asked = ask(lookups, 3);
  await nextTurn();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_700);
  expect(await asked).toBe(3);
  await lookups.end();
});

describe('while the database hangs', () => {
  let postgres: OwnPostgres;
  let lookups: Lookups;

  beforeAll(async () => {
    postgres = await startOwnPostgres();
    lookups = new Lookups(postgres.url);
  });
  afterAll(async () => {
    await lookups.end();
    await postgres.stop();
  });

  // Guards that a request is told to come back within two seconds, and that nothing has to be restarted for it.
  pureTest('every question is refused as unavailable, and answered again afterwards', async () => {
    expect(await ask(lookups, 1)).toBe(1);
    postgres.signal('SIGSTOP');
    const since = performance.now();
    const asked = Array.from({ length: 20 }, (_, n) => outcomeOf(() => ask(lookups, n)));
    const outcomes = await Promise.all(asked);
    const waited = performance.now() - since;
    postgres.signal('SIGCONT');
    expect(new Set(outcomes)).toEqual(new Set(['unavailable']));
    expect(waited).toBeLessThan(2_000);
    expect(await ask(lookups, 2)).toBe(2);
  });
});
