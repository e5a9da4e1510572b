import { setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test as pureTest } from 'vitest';
import { closeDb, openDb, type Db } from '@/lib/db';
import { createAccount } from '@/lib/testing/account';
import { call } from '@/lib/testing/call';
import { newKey, test, type TestKey } from '@/lib/testing/fixtures';
import { outcomeOf, startOwnPostgres, type OwnPostgres } from '@/lib/testing/own-postgres';
import { authenticateKey } from './authenticate-key';
import { revokeKey } from './revoke-key';

// Guards the promise that faults of the database let nobody in: a good key is accepted or asked to come back, a revoked one never
// accepted, and no good one called bad.
const PATH = '/api/v1/api-keys';
const CHECKS = 60;

/**
 * Ends every connection to the test's database, from outside of it: none of autovacuum's and none that has not signed in yet, which
 * nobody but a superuser may end.
 * @returns how many there were
 */
async function killConnections(url: string): Promise<number> {
  const outside = new URL(url);
  const name = outside.pathname.slice(1);
  outside.pathname = '/postgres';
  const client = new pg.Client(outside.href);
  await client.connect();
  const { rowCount } = await client.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = current_user',
    [name],
  );
  await client.end();
  return rowCount ?? 0;
}

const use = async ({ secret }: TestKey) =>
  (await call('GET', `${PATH}/current`, { credential: secret })).status;

/** Sends a change until it is answered; meanwhile it may be asked to come back. */
async function untilAnswered(send: () => Promise<number>): Promise<number> {
  for (;;) {
    const status = await send();
    if (status !== 503) return status;
  }
}

describe('while the database’s connections are killed again and again', () => {
  test('a revoked key is never accepted and a good one never called bad', async ({
    database,
    account,
    makeKey,
  }) => {
    const [revoked, good] = [await makeKey(), await makeKey()];
    const revoke = async () =>
      (await call('DELETE', `${PATH}/${revoked.id}`, { credential: account.token })).status;
    await Promise.all([revoke(), killConnections(database.url)]);
    expect(await untilAnswered(revoke)).toBe(200);
    const seen = { revoked: new Set<number>(), good: new Set<number>() };
    let killed = 0;
    for (let check = 0; check < CHECKS; check++) {
      const killing = check % 3 === 0 ? killConnections(database.url) : 0;
      const [one, other] = await Promise.all([use(revoked), use(good)]);
      seen.revoked.add(one);
      seen.good.add(other);
      killed += await killing;
    }
    expect(killed).toBeGreaterThan(CHECKS / 3);
    expect([...seen.revoked].filter((status) => status !== 401 && status !== 503)).toEqual([]);
    expect([...seen.good].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    // Back by itself: a connection found dead costs a refusal, and no more.
    expect(await untilAnswered(() => use(revoked))).toBe(401);
    expect(await untilAnswered(() => use(good))).toBe(200);
  });

  test('a change is made and told, or neither', async ({ db, database, account, makeKey }) => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => makeKey()));
    for (const { id } of keys) {
      const [answer] = await Promise.all([
        call('DELETE', `${PATH}/${id}`, { credential: account.token }),
        killConnections(database.url),
      ]);
      expect([200, 503]).toContain(answer.status);
      const [{ revokedAt }, told] = await retried(() =>
        db.$transaction([
          db.apiKey.findUniqueOrThrow({ where: { id } }),
          db.auditLog.count({ where: { entityId: id, action: 'key.revoked' } }),
        ]),
      );
      expect(told).toBe(revokedAt === null ? 0 : 1);
      if (answer.status === 200) expect(revokedAt).not.toBe(null);
    }
  });
});

/** Reads once the pool has noticed that its connections are gone. */
async function retried<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch {
    return retried(read);
  }
}

describe('while the database is stopped and started again', () => {
  let postgres: OwnPostgres;
  let own: Db;

  beforeAll(async () => {
    postgres = await startOwnPostgres();
    own = openDb(postgres.url);
  });
  afterAll(async () => {
    await closeDb(own);
    await postgres.stop();
  });

  const check = ({ secret }: TestKey) => outcomeOf(() => authenticateKey(own, secret));

  pureTest('a revoked key stays revoked, a good one is good again', async () => {
    const { ctx } = await createAccount(own);
    const [revoked, good] = [await newKey(ctx), await newKey(ctx)];
    await revokeKey(ctx, { keyId: revoked.id });
    const seen = { revoked: new Set<string>(), good: new Set<string>() };
    for (let round = 0; round < 3; round++) {
      expect([await check(revoked), await check(good)]).toEqual(['unauthenticated', 'accepted']);
      postgres.crash();
      let isAway = false;
      for (;;) {
        const [one, other] = await Promise.all([check(revoked), check(good)]);
        seen.revoked.add(one);
        seen.good.add(other);
        isAway ||= other === 'unavailable';
        if (isAway && one === 'unauthenticated' && other === 'accepted') break;
        await turn();
      }
    }
    expect(seen).toEqual({
      revoked: new Set(['unauthenticated', 'unavailable']),
      good: new Set(['accepted', 'unavailable']),
    });
  });
});
