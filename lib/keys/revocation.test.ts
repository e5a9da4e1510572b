import { describe, expect } from 'vitest';
import type { Db } from '@/lib/db';
import { call, timeless } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { untilWaiting } from '@/lib/testing/waiting';
import { createKey } from './create-key';
import { KeyRecord } from './schemas';

const PATH = '/api/v1/api-keys';
const CHILD = { name: 'Child', scopes: ['upload'] };

const childrenOf = (db: Db, keyId: string) =>
  db.apiKey.count({ where: { createdBy: { path: ['id'], equals: keyId } } });

/** Mints until it is told that it may not. */
async function mintUntilRefused(credential: string): Promise<number> {
  for (;;) {
    const { status } = await call('POST', PATH, { credential, body: CHILD });
    if (status !== 201 && status !== 503) return status;
  }
}

describe('an admin key that is revoked while it mints in a loop', () => {
  test('has minted nothing after the revocation was answered', async ({ db, account, anyKey }) => {
    const minters = Array.from({ length: 4 }, () => mintUntilRefused(anyKey.secret));
    while ((await childrenOf(db, anyKey.id)) < 3);
    const revoke = await call('DELETE', `${PATH}/${anyKey.id}`, { credential: account.token });
    const whenAnswered = await childrenOf(db, anyKey.id);
    expect(revoke.status).toBe(200);
    expect(await Promise.all(minters)).toEqual([401, 401, 401, 401]);
    expect(await childrenOf(db, anyKey.id)).toBe(whenAnswered);
  });

  test('has minted nothing after it was disabled', async ({ db, account, anyKey }) => {
    const minters = Array.from({ length: 4 }, () => mintUntilRefused(anyKey.secret));
    while ((await childrenOf(db, anyKey.id)) < 3);
    const url = `${PATH}/${anyKey.id}`;
    const body = { status: 'disabled' };
    expect((await call('PATCH', url, { credential: account.token, body })).status).toBe(200);
    const whenAnswered = await childrenOf(db, anyKey.id);
    await Promise.all(minters);
    expect(await childrenOf(db, anyKey.id)).toBe(whenAnswered);
  });
});

test('a creation that had begun before the revocation and ends after it makes no key', async ({
  db,
  project,
  anyKey,
  keyCtx,
}) => {
  const ctx = await keyCtx(anyKey);
  const { minted } = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM projects WHERE id = ${project.id} FOR UPDATE`;
    const child = createKey(ctx, {
      ...{ name: 'Child', scopes: ['admin'], environment: 'live', contexts: [] },
      ...{ expiresInDays: null, metadata: {} },
    });
    const outcome = child.then(
      () => 'minted',
      (error: unknown) => error,
    );
    await untilWaiting(db);
    await tx.$executeRaw`UPDATE api_keys SET revoked_at = now() WHERE id = ${anyKey.id}`;
    return { minted: outcome };
  });
  await expect(minted).resolves.toMatchObject({ code: 'unauthenticated' });
  expect(await childrenOf(db, anyKey.id)).toBe(0);
});

describe('after a revocation was answered', () => {
  test('no request that starts later is accepted, on any door', async ({ account, anyKey }) => {
    const credential = anyKey.secret;
    const revoke = await call('DELETE', `${PATH}/${anyKey.id}`, { credential: account.token });
    expect(revoke.status).toBe(200);
    const doors: [string, string][] = [
      ['GET', PATH],
      ['POST', PATH],
      ['GET', `${PATH}/current`],
      ['GET', `${PATH}/${anyKey.id}`],
      ['PATCH', `${PATH}/${anyKey.id}`],
      ['DELETE', `${PATH}/${anyKey.id}`],
      ['POST', `${PATH}/${anyKey.id}/rotate`],
      ['GET', '/api/v1/files'],
      ['POST', '/api/v1/files/upload'],
      ['POST', '/api/v1/auth/logout'],
    ];
    for (const [method, path] of doors) {
      const answer = await call(method, path, { credential });
      expect([method, path, answer.status]).toEqual([method, path, 401]);
    }
  });

  test('every one of many parallel users of the key is refused', async ({ account, anyKey }) => {
    const use = () => call('GET', `${PATH}/current`, { credential: anyKey.secret });
    expect((await use()).status).toBe(200);
    await call('DELETE', `${PATH}/${anyKey.id}`, { credential: account.token });
    const answers = await Promise.all(Array.from({ length: 20 }, use));
    expect(answers.every(({ status }) => status === 401)).toBe(true);
  });

  test('revoking again answers the same and changes nothing', async ({ db, account, anyKey }) => {
    const revoke = (body: Record<string, unknown>) =>
      call('DELETE', `${PATH}/${anyKey.id}`, { credential: account.token, body });
    const first = await revoke({ reason: 'Leaked on GitHub' });
    expect(first.data).toMatchObject({
      status: 'revoked',
      revoke_reason: 'Leaked on GitHub',
      revoked_by: { type: 'user', id: account.user.id },
    });
    const again = await Promise.all([revoke({ reason: 'Another reason' }), revoke({})]);
    for (const answer of again) expect(timeless(answer)).toEqual(timeless(first));
    const entries = await db.auditLog.count({
      where: { entityId: anyKey.id, action: 'key.revoked' },
    });
    expect(entries).toBe(1);
  });

  test('of ten parallel revocations one is the revocation', async ({ db, account, anyKey }) => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        call('DELETE', `${PATH}/${anyKey.id}`, { credential: account.token }),
      ),
    );
    const times = answers.map(({ data }) => KeyRecord.parse(data).revoked_at);
    expect(new Set(times).size).toBe(1);
    const where = { entityId: anyKey.id, action: 'key.revoked' };
    expect(await db.auditLog.count({ where })).toBe(1);
  });

  test('the key cannot be brought back', async ({ account, anyKey }) => {
    const credential = account.token;
    await call('DELETE', `${PATH}/${anyKey.id}`, { credential });
    for (const body of [{ status: 'active' }, { status: 'disabled' }, { scopes: ['upload'] }])
      expect(await call('PATCH', `${PATH}/${anyKey.id}`, { credential, body })).toMatchObject({
        status: 409,
        body: { code: 'invalid_state' },
      });
  });
});

test('a key may revoke itself, and that is the last thing it does', async ({ anyKey }) => {
  const url = `${PATH}/${anyKey.id}`;
  const revoke = await call('DELETE', url, { credential: anyKey.secret });
  expect(revoke).toMatchObject({ status: 200, data: { status: 'revoked' } });
  expect((await call('DELETE', url, { credential: anyKey.secret })).status).toBe(401);
});

test.for([
  ['a reason that is too long', { reason: 'x'.repeat(501) }],
  ['a reason with a line end', { reason: 'a\nb' }],
  ['an unknown field', { because: 'x' }],
  ['a list', []],
] as const)('with %s the key goes on working', async ([, body], { account, anyKey }) => {
  const answer = await call('DELETE', `${PATH}/${anyKey.id}`, {
    credential: account.token,
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  });
  expect(answer.status).toBe(422);
  const use = await call('GET', `${PATH}/current`, { credential: anyKey.secret });
  expect(use.status).toBe(200);
});

test('what lacks the admin scope revokes nothing, not even itself', async ({ makeKey }) => {
  const weak = await makeKey({ scopes: ['upload', 'delete'] });
  const answer = await call('DELETE', `${PATH}/${weak.id}`, { credential: weak.secret });
  expect(answer).toMatchObject({ status: 401, body: { code: 'insufficient_scope' } });
});
