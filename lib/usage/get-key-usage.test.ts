import { describe, expect } from 'vitest';
import { keyChecksum } from '@/lib/auth/key-format';
import { revokeKey, updateKey } from '@/lib/keys';
import { timeless } from '@/lib/testing/call';
import { test as base } from '@/lib/testing/fixtures';
import { flushRequests, noteAccepted } from './note-request';
import { pruneRequests } from './prune-requests';
import { KeyUsage } from './schemas';
import { ADDRESSES_KEPT } from './write-addresses';

const CURRENT = '/api/v1/api-keys/current';

/** The usage of a key as its project's owner reads it, after everything has been written. */
const test = base.extend('usageOf', ({ account, call }) => async (keyId: string, days = 2) => {
  await flushRequests();
  const path = `/api/v1/api-keys/${keyId}/usage?days=${days}`;
  return KeyUsage.parse((await call('GET', path, { credential: account.token })).data);
});

/** Over all days, so that midnight does not matter. */
function total({ days }: KeyUsage) {
  const codes = days.flatMap(({ refused_by_code }) => Object.entries(refused_by_code));
  return {
    accepted: days.reduce((sum, day) => sum + day.accepted, 0),
    refused: days.reduce((sum, day) => sum + day.refused, 0),
    codes: Object.fromEntries(codes),
  };
}

test('the owner sees how many requests of a key were accepted, and why others were not', async ({
  makeKey,
  call,
  usageOf,
}) => {
  const key = await makeKey({ scopes: ['upload'] });
  const other = await makeKey();
  const sent = { credential: key.secret };
  await call('GET', CURRENT, sent);
  await call('GET', CURRENT, sent);
  await call('GET', '/api/v1/files', sent);
  await call('GET', '/api/v1/api-keys', sent);
  await call('POST', '/api/v1/nowhere', sent);
  await call('GET', CURRENT, { credential: other.secret });
  expect(total(await usageOf(key.id))).toEqual({
    ...{ accepted: 2, refused: 3 },
    codes: { insufficient_scope: 2, not_found: 1 },
  });
  expect(total(await usageOf(other.id))).toEqual({ accepted: 1, refused: 0, codes: {} });
});

test('every day asked for is there, with nothing or with what happened on it in UTC', async ({
  anyKey,
  usageOf,
}) => {
  const today = (await usageOf(anyKey.id, 1)).days[0]?.date ?? '';
  const at = (days: number) => new Date(Date.parse(today) - days * 86_400_000);
  noteAccepted(anyKey.id, at(0), null);
  noteAccepted(anyKey.id, at(2), null);
  noteAccepted(anyKey.id, new Date(at(2).getTime() + 86_399_999), null);
  noteAccepted(anyKey.id, at(5), null);
  const { days } = await usageOf(anyKey.id, 4);
  expect(days.map(({ accepted }) => accepted)).toEqual([0, 2, 0, 1]);
  expect(days.at(-1)?.date).toBe(today);
});

describe('from how many addresses a key was used is counted', () => {
  test('each once, whatever its requests were answered', async ({ makeKey, call, usageOf }) => {
    const key = await makeKey({ scopes: ['upload'] });
    const other = await makeKey();
    const ask = (from: string, path = CURRENT, { secret } = key) =>
      call('GET', path, { credential: secret, from });
    for (const from of ['192.0.2.1', '192.0.2.1', '2001:db8::1']) await ask(from);
    expect((await usageOf(key.id)).addresses_24h).toBe(2);
    expect((await ask('192.0.2.2', '/api/v1/files')).status).toBe(401);
    await ask('192.0.2.1');
    await ask('192.0.2.3', CURRENT, other);
    expect((await usageOf(key.id)).addresses_24h).toBe(3);
    expect((await usageOf(other.id)).addresses_24h).toBe(1);
  });

  test('but not who presents it when it is revoked', async ({
    makeKey,
    account,
    call,
    usageOf,
  }) => {
    const key = await makeKey();
    await call('DELETE', `/api/v1/api-keys/${key.id}`, { credential: account.token });
    expect((await call('GET', CURRENT, { credential: key.secret })).status).toBe(401);
    expect(await usageOf(key.id)).toMatchObject({ addresses_24h: 0, refusals: [{}] });
  });

  test('for 24 hours after the last request', async ({ db, anyKey, usageOf }) => {
    const at = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    noteAccepted(anyKey.id, at(25), '192.0.2.1');
    noteAccepted(anyKey.id, at(25), '192.0.2.2');
    noteAccepted(anyKey.id, at(23), '192.0.2.2');
    await flushRequests();
    noteAccepted(anyKey.id, at(24.5), '192.0.2.2');
    expect((await usageOf(anyKey.id)).addresses_24h).toBe(1);
    await pruneRequests(db, new Date());
    expect(await db.apiKeyAddress.count({ where: { apiKeyId: anyKey.id } })).toBe(1);
  });

  test('and a flood of them is not kept', async ({ db, anyKey, usageOf }) => {
    const now = new Date();
    for (let batch = 0; batch < 8; batch++) {
      for (let nth = 0; nth < 50; nth++) noteAccepted(anyKey.id, now, `10.0.${batch}.${nth}`);
      await flushRequests();
    }
    expect(await db.apiKeyAddress.count({ where: { apiKeyId: anyKey.id } })).toBe(ADDRESSES_KEPT);
    noteAccepted(anyKey.id, new Date(now.getTime() + 1000), '10.0.0.0');
    expect((await usageOf(anyKey.id)).addresses_24h).toBe(ADDRESSES_KEPT);
    const where = { apiKeyId_ipAddress: { apiKeyId: anyKey.id, ipAddress: '10.0.0.0' } };
    const { lastUsedAt } = await db.apiKeyAddress.findUniqueOrThrow({ where });
    expect(lastUsedAt).toEqual(new Date(now.getTime() + 1000));
  });
});

describe('the latest refusals', () => {
  test('tell when, what, why and from where, the newest first', async ({
    makeKey,
    call,
    usageOf,
  }) => {
    const key = await makeKey({ scopes: ['upload'] });
    const sent = { credential: key.secret };
    await call('GET', '/api/v1/files', sent);
    const { headers } = await call('DELETE', `/api/v1/api-keys/key_${'a'.repeat(32)}`, sent);
    const { refusals } = await usageOf(key.id);
    expect(refusals.map(({ method, path, code }) => [method, path, code])).toEqual([
      ['DELETE', '/api/v1/api-keys/{id}', 'insufficient_scope'],
      ['GET', '/api/v1/files', 'insufficient_scope'],
    ]);
    expect(refusals[0]).toMatchObject({
      ip_address: '198.51.100.7',
      request_id: headers.get('x-request-id'),
    });
  });

  test('are fifty at most, in the answer and in the table', async ({
    db,
    anyKey,
    call,
    usageOf,
  }) => {
    for (let batch = 0; batch < 4; batch++) {
      for (let nth = 0; nth < 30; nth++) {
        const id = `nr${batch}_${String(nth).padStart(8, '0')}`;
        const headers = { 'X-Request-Id': id };
        await call('GET', '/api/v1/nowhere', { credential: anyKey.secret, headers });
      }
      await flushRequests();
    }
    const { refusals } = await usageOf(anyKey.id);
    expect(refusals.length).toBe(50);
    expect(refusals[0]?.request_id).toBe('nr3_00000029');
    expect(await db.apiKeyRefusal.count({ where: { apiKeyId: anyKey.id } })).toBe(50);
  });

  test('keep nothing of what was sent: no id, no query, no secret in the wrong place', async ({
    anyKey,
    makeKey,
    call,
    usageOf,
  }) => {
    const { secret } = await makeKey();
    const sent = { credential: anyKey.secret };
    for (const path of [`api-keys/${secret}`, `nowhere/${secret}`, `files?q=${secret}&x=${secret}`])
      await call('GET', `/api/v1/${path}`, sent);
    await call('GET', `/api/v1/api-keys/${encodeURIComponent(`%${secret}`)}`, sent);
    const { refusals } = await usageOf(anyKey.id);
    expect(refusals.length).toBe(4);
    expect(JSON.stringify(refusals)).not.toContain(secret.slice(8, 20));
  });
});

describe('a key that no longer works', () => {
  test.for(['revoked', 'disabled', 'expired'] as const)(
    '%s: what is refused to it is counted for it, and the answer does not tell',
    async (end, { db, ctx, anyKey, call, usageOf }) => {
      const expired = { where: { id: anyKey.id }, data: { expiresAt: new Date(0) } };
      if (end === 'revoked') await revokeKey(ctx, { keyId: anyKey.id });
      if (end === 'disabled')
        await updateKey(ctx, { keyId: anyKey.id, change: { status: 'disabled' } });
      if (end === 'expired') await db.apiKey.update(expired);
      const refused = await call('GET', CURRENT, { credential: anyKey.secret });
      const unknown = await call('GET', CURRENT, { credential: nobodysKey() });
      expect(timeless(refused)).toEqual(timeless(unknown));
      const usage = await usageOf(anyKey.id);
      expect(total(usage)).toMatchObject({ accepted: 0, codes: { unauthenticated: 1 } });
      expect(usage.refusals).toMatchObject([{ code: 'unauthenticated', path: CURRENT }]);
    },
  );

  test('a secret that is nobody’s leaves nothing behind', async ({ db, call }) => {
    await flushRequests();
    const before = [await db.apiKeyRequests.count(), await db.apiKeyRefusal.count()];
    await call('GET', CURRENT, { credential: nobodysKey() });
    await flushRequests();
    expect([await db.apiKeyRequests.count(), await db.apiKeyRefusal.count()]).toEqual(before);
  });
});

/** Well-formed, with a right checksum, and never issued. */
function nobodysKey(): string {
  const unchecked = `uk_live_${'0'.repeat(32)}`;
  return unchecked + keyChecksum(unchecked);
}

test('a wrong number of days is refused', async ({ account, anyKey, call }) => {
  for (const days of ['0', '91', '1.5', '-1', 'x', ''])
    expect(
      await call('GET', `/api/v1/api-keys/${anyKey.id}/usage?days=${days}`, {
        credential: account.token,
      }),
    ).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
});

test('what is older than ninety days is removed, and nothing else', async ({ db, anyKey }) => {
  const now = new Date('2030-06-30T12:00:00.000Z');
  for (const day of ['2030-04-01', '2030-04-02', '2030-06-30'])
    noteAccepted(anyKey.id, new Date(day), null);
  await flushRequests();
  const refusal = { code: 'not_found', method: 'GET', path: '/', requestId: 'req' };
  for (const refusedAt of ['2030-04-01T23:59:59.000Z', '2030-04-02T00:00:00.000Z'])
    await db.apiKeyRefusal.create({ data: { apiKeyId: anyKey.id, refusedAt, ...refusal } });
  await pruneRequests(db, now);
  const where = { apiKeyId: anyKey.id };
  const kept = await db.apiKeyRequests.findMany({ where, orderBy: { day: 'asc' } });
  expect(kept.map(({ day }) => day.toISOString().slice(0, 10))).toEqual([
    '2030-04-02',
    '2030-06-30',
  ]);
  expect(await db.apiKeyRefusal.count({ where })).toBe(1);
});
