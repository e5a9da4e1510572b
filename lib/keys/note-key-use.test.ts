import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { lookupsOf, poolOf, type Db } from '@/lib/db';
import { test } from '@/lib/testing/fixtures';
import { flushKeyUses, noteKeyUse } from './note-key-use';

const PATH = '/api/v1/api-keys/current';
const EARLIER = new Date('2030-01-01T00:00:00.000Z');
const LONG_AGO = new Date('2020-01-01T00:00:00.000Z');
const LATER = new Date('2030-01-01T00:00:01.000Z');

/** Nothing is written by the clock while a test looks. */
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const useOf = (db: Db, apiKeyId: string) => db.apiKeyUse.findUnique({ where: { apiKeyId } });

/** How many statements ran meanwhile. */
async function countStatements(db: Db, run: () => Promise<unknown>): Promise<number> {
  const pool = poolOf(db);
  const lookups = lookupsOf(db);
  let count = -lookups.asked;
  const add = () => (count += 1);
  pool.on('acquire', add);
  await run();
  pool.off('acquire', add);
  return count + lookups.asked;
}

test('people see when and from where a key was last used', async ({ db, anyKey }) => {
  noteKeyUse(anyKey.id, EARLIER, '203.0.113.9');
  await flushKeyUses();
  expect(await useOf(db, anyKey.id)).toMatchObject({
    lastUsedAt: EARLIER,
    lastUsedIp: '203.0.113.9',
  });
});

test('a hundred uses are one write, and no request waits for it', async ({ db, anyKey, call }) => {
  noteKeyUse(anyKey.id, LONG_AGO, null);
  await flushKeyUses();
  const requests = await countStatements(db, async () => {
    for (let use = 0; use < 100; use++) await call('GET', PATH, { credential: anyKey.secret });
  });
  expect(requests).toBe(100);
  expect(await useOf(db, anyKey.id)).toMatchObject({ lastUsedAt: LONG_AGO });
  expect(await countStatements(db, flushKeyUses)).toBe(1);
  expect(await useOf(db, anyKey.id)).not.toMatchObject({ lastUsedAt: LONG_AGO });
});

test('the first use of a key is seen in a moment, and only that one is written apart', async ({
  db,
  anyKey,
  call,
}) => {
  await flushKeyUses();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const use = () => call('GET', PATH, { credential: anyKey.secret });
  await use();
  await vi.advanceTimersByTimeAsync(100);
  expect(await countStatements(db, flushKeyUses)).toBe(0);
  expect(await useOf(db, anyKey.id)).not.toBe(null);
  await use();
  await vi.advanceTimersByTimeAsync(100);
  expect(await countStatements(db, flushKeyUses)).toBe(1);
});

test('uses of many keys are one write together', async ({ db, makeKey }) => {
  const keys = [await makeKey(), await makeKey(), await makeKey()];
  for (const { id } of keys) noteKeyUse(id, LATER, null);
  expect(await countStatements(db, flushKeyUses)).toBe(1);
  for (const { id } of keys) expect(await useOf(db, id)).toMatchObject({ lastUsedAt: LATER });
});

test('with nothing new nothing is written', async ({ db, anyKey }) => {
  noteKeyUse(anyKey.id, LATER, null);
  await flushKeyUses();
  expect(await countStatements(db, flushKeyUses)).toBe(0);
});

describe('a write that fails', () => {
  test('keeps the uses and brings them with the next one', async ({ db, anyKey }) => {
    noteKeyUse(anyKey.id, LATER, '203.0.113.9');
    await db.$executeRaw`ALTER TABLE api_key_uses RENAME TO gone`;
    await expect(flushKeyUses()).resolves.toBeUndefined();
    await db.$executeRaw`ALTER TABLE gone RENAME TO api_key_uses`;
    expect(await useOf(db, anyKey.id)).toBe(null);
    await flushKeyUses();
    expect(await useOf(db, anyKey.id)).toMatchObject({ lastUsedIp: '203.0.113.9' });
  });

  test('does not push an older use over a newer one', async ({ db, anyKey }) => {
    noteKeyUse(anyKey.id, EARLIER, 'older');
    await db.$executeRaw`ALTER TABLE api_key_uses RENAME TO gone`;
    await flushKeyUses();
    noteKeyUse(anyKey.id, LATER, 'newer');
    await db.$executeRaw`ALTER TABLE gone RENAME TO api_key_uses`;
    await flushKeyUses();
    expect(await useOf(db, anyKey.id)).toMatchObject({ lastUsedIp: 'newer' });
  });

  test('fails no request', async ({ db, anyKey, call }) => {
    await db.$executeRaw`ALTER TABLE api_key_uses RENAME TO gone`;
    await db.$executeRaw`CREATE VIEW api_key_uses AS SELECT * FROM gone WHERE 1 / 0 > 0`;
    noteKeyUse(anyKey.id, LATER, null);
    await expect(flushKeyUses()).resolves.toBeUndefined();
    await db.$executeRaw`DROP VIEW api_key_uses`;
    await db.$executeRaw`ALTER TABLE gone RENAME TO api_key_uses`;
    expect((await call('GET', PATH, { credential: anyKey.secret })).status).toBe(200);
  });
});

test('time does not run backwards when another instance has written a later use', async ({
  db,
  anyKey,
}) => {
  noteKeyUse(anyKey.id, LATER, 'later');
  await flushKeyUses();
  noteKeyUse(anyKey.id, EARLIER, 'earlier');
  await flushKeyUses();
  expect(await useOf(db, anyKey.id)).toMatchObject({ lastUsedAt: LATER, lastUsedIp: 'later' });
});

test('a key that was deleted meanwhile does not keep the others from being written', async ({
  db,
  anyKey,
}) => {
  noteKeyUse(`key_${'f'.repeat(32)}`, LATER, null);
  noteKeyUse(anyKey.id, LATER, null);
  await flushKeyUses();
  expect(await useOf(db, anyKey.id)).toMatchObject({ lastUsedAt: LATER });
});

test('a refused request is no use of the key', async ({ db, anyKey, call }) => {
  await db.apiKey.update({ where: { id: anyKey.id }, data: { revokedAt: new Date() } });
  expect((await call('GET', PATH, { credential: anyKey.secret })).status).toBe(401);
  await flushKeyUses();
  expect(await useOf(db, anyKey.id)).toBe(null);
});
