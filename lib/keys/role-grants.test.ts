import { describe, expect } from 'vitest';
import { addMember } from '@/lib/testing/account';
import { test as base } from '@/lib/testing/fixtures';
import { createKey } from './create-key';
import { revokeKey } from './revoke-key';
import { rotateKey } from './rotate-key';
import { updateKey } from './update-key';

const test = base.extend('developer', ({ db, tenant }) => addMember(db, tenant.id, 'developer'));

const TEST_KEY = {
  name: 'CI',
  environment: 'test' as const,
  expiresInDays: null,
  contexts: [],
  metadata: {},
};
const EXCESS = {
  code: 'exceeds_own_grant',
  details: ['scopes: the role developer may not hand out admin'],
};

// Guards the contexts, which live uploads go by: a test key with `admin` changes them, and the role of a developer may not.
describe('a developer gets no hold of a test key that has admin', () => {
  test('by making one, and makes every other one', async ({ db, developer }) => {
    const make = (scopes: Parameters<typeof createKey>[1]['scopes']) =>
      createKey(developer.ctx, { ...TEST_KEY, scopes });
    await expect(make(['admin'])).rejects.toMatchObject(EXCESS);
    await expect(make(['upload', 'admin'])).rejects.toMatchObject(EXCESS);
    expect(await db.apiKey.count({ where: { tenantId: developer.ctx.principal.tenantId } })).toBe(
      0,
    );
    const { scopes } = await make(['upload', 'download', 'metadata', 'delete']);
    expect(scopes).toEqual(['upload', 'download', 'metadata', 'delete']);
  });

  test('by widening one of their own', async ({ db, developer }) => {
    const own = await createKey(developer.ctx, { ...TEST_KEY, scopes: ['upload'] });
    const widen = updateKey(developer.ctx, {
      keyId: own.api_key_id,
      change: { scopes: ['upload', 'admin'] },
    });
    await expect(widen).rejects.toMatchObject(EXCESS);
    const row = await db.apiKey.findUniqueOrThrow({ where: { id: own.api_key_id } });
    expect(row.scopes).toEqual(['upload']);
  });

  test('by rotating one that an admin made: the answer would be its secret', async ({
    db,
    developer,
    makeKey,
  }) => {
    const { id } = await makeKey({ environment: 'test' });
    const rotate = rotateKey(developer.ctx, { keyId: id, graceSeconds: 0 });
    await expect(rotate).rejects.toMatchObject(EXCESS);
    expect(await db.apiKey.findUniqueOrThrow({ where: { id } })).toMatchObject({
      replacedBy: null,
      expiresAt: null,
    });
  });

  test('by enabling one that was taken from them', async ({ db, ctx, developer, makeKey }) => {
    const { id } = await makeKey({ environment: 'test' });
    await updateKey(ctx, { keyId: id, change: { status: 'disabled' } });
    const enable = updateKey(developer.ctx, { keyId: id, change: { status: 'active' } });
    await expect(enable).rejects.toMatchObject(EXCESS);
    expect((await db.apiKey.findUniqueOrThrow({ where: { id } })).disabledAt).not.toBe(null);
  });

  test('once they have been made a developer while the request was under way', async ({
    db,
    tenant,
  }) => {
    const { ctx, user } = await addMember(db, tenant.id, 'admin');
    await db.membership.updateMany({ where: { userId: user.id }, data: { role: 'developer' } });
    const make = createKey(ctx, { ...TEST_KEY, scopes: ['admin'] });
    await expect(make).rejects.toMatchObject(EXCESS);
  });
});

test('a developer renames, narrows, disables and revokes such a key: that gives nobody anything', async ({
  developer,
  makeKey,
}) => {
  const [one, other] = [
    await makeKey({ environment: 'test' }),
    await makeKey({ environment: 'test' }),
  ];
  const update = (change: Parameters<typeof updateKey>[1]['change']) =>
    updateKey(developer.ctx, { keyId: one.id, change });
  expect(await update({ name: 'Old' })).toMatchObject({ name: 'Old', scopes: ['admin'] });
  expect(await update({ status: 'disabled' })).toMatchObject({ status: 'disabled' });
  expect(await update({ scopes: ['upload'] })).toMatchObject({ scopes: ['upload'] });
  expect(await update({ status: 'active' })).toMatchObject({ status: 'active' });
  await expect(revokeKey(developer.ctx, { keyId: other.id, reason: null })).resolves.toMatchObject({
    status: 'revoked',
  });
});

test('through HTTP it is a 403 that says what is too much', async ({ developer, call }) => {
  const body = { name: 'Mine', environment: 'test', scopes: ['admin'] };
  const answer = await call('POST', '/api/v1/api-keys', { credential: developer.token, body });
  expect(answer).toMatchObject({
    status: 403,
    body: { code: EXCESS.code, errors: EXCESS.details },
  });
});
