import { describe, expect } from 'vitest';
import { keyChecksum } from '@/lib/auth/key-format';
import { closeDb, lookupsOf, openDb } from '@/lib/db';
import { closedPort } from '@/lib/testing/closed-port';
import { test } from '@/lib/testing/fixtures';
import { authenticateKey } from './authenticate-key';
import { generateSecret } from './secret';

const REFUSED = { code: 'unauthenticated', details: ['Authentication required'] };

test('an active key authenticates as what it is', async ({ db, makeKey, project, tenant }) => {
  const key = await makeKey({
    environment: 'test',
    scopes: ['upload', 'metadata'],
    expiresInDays: 30,
  });
  await expect(authenticateKey(db, key.secret)).resolves.toMatchObject({
    type: 'key',
    keyId: key.id,
    tenantId: tenant.id,
    tier: tenant.tier,
    projectId: project.id,
    environment: 'test',
    scopes: ['upload', 'metadata'],
    contexts: [],
    expiresAt: new Date(key.record.expires_at ?? 0),
  });
});

test('what authenticates a key carries no hash of it any further', async ({ db, anyKey }) => {
  const { row } = await authenticateKey(db, anyKey.secret);
  expect(Object.keys(row)).not.toContain('hash');
  expect(Object.values(row).some((value) => value instanceof Uint8Array)).toBe(false);
});

describe('refused, and all alike, is a key that', () => {
  test.for([
    ['was revoked', 'revoked_at = now()'],
    ['is disabled', 'disabled_at = now()'],
    ['expired a second ago', "expires_at = now() - interval '1 second'"],
    ['expires this very moment', 'expires_at = clock_timestamp()'],
    ['was revoked and is disabled', 'revoked_at = now(), disabled_at = now()'],
    ['has another hash', "hash = sha256('another')"],
  ] as const)('%s', async ([, change], { db, anyKey }) => {
    await authenticateKey(db, anyKey.secret);
    await db.$executeRawUnsafe(`UPDATE api_keys SET ${change} WHERE id = $1`, anyKey.id);
    await expect(authenticateKey(db, anyKey.secret)).rejects.toMatchObject(REFUSED);
  });

  test('never was', async ({ db }) => {
    const { secret } = generateSecret('uk', 'live');
    await expect(authenticateKey(db, secret)).rejects.toMatchObject(REFUSED);
  });

  test('lost its project', async ({ db, anyKey, project }) => {
    await db.project.delete({ where: { id: project.id } });
    await expect(authenticateKey(db, anyKey.secret)).rejects.toMatchObject(REFUSED);
  });

  test('has any single character changed, its checksum made to fit', async ({ db, anyKey }) => {
    const body = anyKey.secret.slice(0, -6);
    for (let at = 'uk_live_'.length; at < body.length; at++) {
      const other = body.charAt(at) === 'x' ? 'y' : 'x';
      const changed = body.slice(0, at) + other + body.slice(at + 1);
      const secret = changed + keyChecksum(changed);
      await expect(authenticateKey(db, secret)).rejects.toMatchObject(REFUSED);
    }
  });

  test('claims the other environment, its checksum made to fit', async ({ db, anyKey }) => {
    const changed = anyKey.secret.slice(0, -6).replace('live', 'test');
    const secret = changed + keyChecksum(changed);
    await expect(authenticateKey(db, secret)).rejects.toMatchObject(REFUSED);
  });
});

test('a disabled key works again once it is enabled', async ({ db, anyKey }) => {
  await db.apiKey.update({ where: { id: anyKey.id }, data: { disabledAt: new Date() } });
  await expect(authenticateKey(db, anyKey.secret)).rejects.toMatchObject(REFUSED);
  await db.apiKey.update({ where: { id: anyKey.id }, data: { disabledAt: null } });
  await expect(authenticateKey(db, anyKey.secret)).resolves.toMatchObject({ keyId: anyKey.id });
});

// The clock of this process may be wrong by hours; expiry is the database's word.
test('expiry is judged by the database’s clock', async ({ db, anyKey }) => {
  const shift = (by: string) =>
    db.$executeRawUnsafe(
      `UPDATE api_keys SET expires_at = clock_timestamp() + $1::interval WHERE id = $2`,
      by,
      anyKey.id,
    );
  await shift('2 seconds');
  await expect(authenticateKey(db, anyKey.secret)).resolves.toMatchObject({ keyId: anyKey.id });
  await shift('-1 milliseconds');
  await expect(authenticateKey(db, anyKey.secret)).rejects.toMatchObject(REFUSED);
});

test('a narrowed key acts with less from the next request on', async ({ db, anyKey }) => {
  await db.apiKey.update({ where: { id: anyKey.id }, data: { scopes: ['download'] } });
  await expect(authenticateKey(db, anyKey.secret)).resolves.toMatchObject({ scopes: ['download'] });
});

describe('the database', () => {
  test('is not asked about a malformed key or one with a wrong checksum', async ({ anyKey }) => {
    const nowhere = openDb(`postgresql://nobody@127.0.0.1:${await closedPort()}/none`);
    const wrong = anyKey.secret.slice(0, -1) + (anyKey.secret.endsWith('a') ? 'b' : 'a');
    for (const secret of [wrong, '', 'uk_live_', anyKey.secret.toUpperCase(), 'x'.repeat(10_000)])
      await expect(authenticateKey(nowhere, secret)).rejects.toMatchObject(REFUSED);
    expect(lookupsOf(nowhere).asked).toBe(0);
    await expect(authenticateKey(nowhere, anyKey.secret)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    await closeDb(nowhere);
  });

  test('is asked again every time: no answer of it is remembered', async ({ db, anyKey }) => {
    const before = lookupsOf(db).asked;
    for (let use = 0; use < 5; use++) await authenticateKey(db, anyKey.secret);
    expect(lookupsOf(db).asked - before).toBe(5);
  });
});
