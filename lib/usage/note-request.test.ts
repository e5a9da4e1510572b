import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { lookupsOf, poolOf, type Db } from '@/lib/db';
import { flushKeyUses, revokeKey } from '@/lib/keys';
import { test } from '@/lib/testing/fixtures';
import { flushRequests, noteAccepted } from './note-request';
import { Tally } from './tally';
import { writeTally } from './write-tally';

const PATH = '/api/v1/api-keys/current';
const AT = new Date('2030-01-01T12:00:00.000Z');

/** Nothing is written by the clock while a test looks. */
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** Requests by outcome, over all days. */
async function countsOf(db: Db, apiKeyId: string): Promise<Record<string, number>> {
  const rows = await db.apiKeyRequests.findMany({
    where: { apiKeyId },
    orderBy: { outcome: 'asc' },
  });
  return Object.fromEntries(rows.map(({ outcome, requests }) => [outcome, Number(requests)]));
}

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

test('a hundred requests are two statements, one of counts and one of addresses, and none waits for them', async ({
  db,
  anyKey,
  call,
}) => {
  // The first write of a process also removes what is old.
  noteAccepted(anyKey.id, AT, null);
  await flushRequests();
  await flushKeyUses();
  const before = await countsOf(db, anyKey.id);
  const requests = await countStatements(db, async () => {
    for (let nth = 0; nth < 100; nth++) await call('GET', PATH, { credential: anyKey.secret });
  });
  expect(requests).toBe(100);
  expect(await countsOf(db, anyKey.id)).toEqual(before);
  expect(await countStatements(db, flushRequests)).toBe(2);
  expect(await db.apiKeyRequests.count({ where: { apiKeyId: anyKey.id } })).toBe(2);
});

test('with nothing new nothing is written', async ({ db, anyKey }) => {
  noteAccepted(anyKey.id, AT, null);
  await flushRequests();
  expect(await countStatements(db, flushRequests)).toBe(0);
});

test('several servers that count at the same time lose nothing and count nothing twice', async ({
  db,
  makeKey,
}) => {
  const keys = [await makeKey(), await makeKey(), await makeKey()];
  const tallies = Array.from({ length: 12 }, (_, nth) => {
    const tally = new Tally();
    // In a different order each time: rows that are locked in a circle would wait for each other.
    const order = nth % 2 === 0 ? keys : keys.toReversed();
    for (const { id } of order) {
      const asker = { kind: 'key', id } as const;
      for (let request = 0; request < 5; request++) tally.count(asker, AT, 'accepted');
      tally.refuse({
        ...{ asker, at: AT, code: 'not_found', method: 'GET', path: '/', ipAddress: null },
        requestId: `req_${nth}`,
      });
    }
    return tally;
  });
  await Promise.all(tallies.map((tally) => writeTally(db, tally)));
  for (const { id } of keys) {
    expect(await countsOf(db, id)).toEqual({ accepted: 60, not_found: 12 });
    expect(await db.apiKeyRefusal.count({ where: { apiKeyId: id } })).toBe(12);
  }
});

describe('a write that fails', () => {
  test('keeps the counts and brings them with the next one', async ({ db, anyKey }) => {
    noteAccepted(anyKey.id, AT, null);
    await db.$executeRaw`ALTER TABLE api_key_requests RENAME TO gone`;
    await expect(flushRequests()).resolves.toBeUndefined();
    noteAccepted(anyKey.id, AT, null);
    await db.$executeRaw`ALTER TABLE gone RENAME TO api_key_requests`;
    expect(await countsOf(db, anyKey.id)).toEqual({});
    await flushRequests();
    expect(await countsOf(db, anyKey.id)).toEqual({ accepted: 2 });
  });

  test('counts nothing twice when only the refusals could not be written', async ({
    db,
    anyKey,
    call,
  }) => {
    await call('GET', '/api/v1/nowhere', { credential: anyKey.secret });
    await db.$executeRaw`ALTER TABLE api_key_refusals RENAME TO gone`;
    await flushRequests();
    await db.$executeRaw`ALTER TABLE gone RENAME TO api_key_refusals`;
    await flushRequests();
    expect(await countsOf(db, anyKey.id)).toEqual({ not_found: 1 });
  });

  test('fails no request', async ({ db, anyKey, call }) => {
    await db.$executeRaw`ALTER TABLE api_key_requests RENAME TO gone`;
    expect((await call('GET', PATH, { credential: anyKey.secret })).status).toBe(200);
    await expect(flushRequests()).resolves.toBeUndefined();
    expect((await call('GET', PATH, { credential: anyKey.secret })).status).toBe(200);
    await db.$executeRaw`ALTER TABLE gone RENAME TO api_key_requests`;
    await flushRequests();
    expect(await countsOf(db, anyKey.id)).toEqual({ accepted: 2 });
  });
});

test('what is refused to a key that has ended costs no further statement while it waits', async ({
  db,
  ctx,
  anyKey,
  call,
}) => {
  await revokeKey(ctx, { keyId: anyKey.id });
  const sent = { credential: anyKey.secret };
  expect(await countStatements(db, () => call('GET', PATH, sent))).toBe(1);
  await flushRequests();
  expect(await countsOf(db, anyKey.id)).toEqual({ unauthenticated: 1 });
});

test('a key that was deleted meanwhile does not keep the others from being counted', async ({
  db,
  anyKey,
}) => {
  noteAccepted(`key_${'f'.repeat(32)}`, AT, null);
  noteAccepted(anyKey.id, AT, null);
  await flushRequests();
  expect(await countsOf(db, anyKey.id)).toEqual({ accepted: 1 });
});
