import { afterEach, describe, expect } from 'vitest';
import { ROLES } from '@/lib/auth/roles';
import { provideEnv } from '@/lib/env';
import { addMember, createAccount } from '@/lib/testing/account';
import { call } from '@/lib/testing/call';
import { newKey, test } from '@/lib/testing/fixtures';

const PATH = '/api/v1/tenant';

const change = (credential: string, body: Record<string, unknown>) =>
  call('PATCH', PATH, { credential, body });

afterEach(() => provideEnv({ PLAN_CHANGES: 'self_serve' }));

test('every member reads the tenant their session acts in', async ({ db, tenant }) => {
  await createAccount(db);
  for (const role of ROLES) {
    const { token } = await addMember(db, tenant.id, role);
    expect(await call('GET', PATH, { credential: token })).toMatchObject({
      status: 200,
      data: {
        tenant_id: tenant.id,
        name: tenant.name,
        tier: 'enterprise',
        created_at: tenant.createdAt.toISOString(),
      },
    });
  }
});

describe('an owner', () => {
  test('renames the tenant and moves it to another tier; the next request knows', async ({
    db,
  }) => {
    const { tenant, token, user } = await createAccount(db, { tier: 'free' });
    const other = await createAccount(db, { tier: 'free' });
    expect(await change(token, { name: 'Renamed', tier: 'pro' })).toMatchObject({
      status: 200,
      body: { message: 'Tenant changed' },
      data: { tenant_id: tenant.id, name: 'Renamed', tier: 'pro' },
    });
    const me = await call('GET', '/api/v1/me', { credential: token });
    expect(me.data).toMatchObject({ tenant: { name: 'Renamed', tier: 'pro' } });
    const where = { action: 'tenant.updated', tenantId: tenant.id };
    expect(await db.auditLog.findMany({ where })).toMatchObject([
      {
        actor: { type: 'user', id: user.id },
        entityId: tenant.id,
        changes: {
          before: { name: tenant.name, tier: 'free' },
          after: { name: 'Renamed', tier: 'pro' },
        },
      },
    ]);
    expect(await db.tenant.findUniqueOrThrow({ where: { id: other.tenant.id } })).toMatchObject({
      name: other.tenant.name,
      tier: 'free',
    });
  });

  test('who changes nothing leaves no trace', async ({ db, account, tenant }) => {
    const body = { name: tenant.name, tier: tenant.tier };
    expect((await change(account.token, body)).status).toBe(200);
    const where = { action: 'tenant.updated', tenantId: tenant.id };
    expect(await db.auditLog.count({ where })).toBe(0);
  });

  test.for([
    ['nothing', {}],
    ['an unknown tier', { tier: 'platinum' }],
    ['no tier', { tier: null }],
    ['a blank name', { name: ' ' }],
    ['101 characters', { name: 'x'.repeat(101) }],
    ['a line break', { name: 'a\nb' }],
    ['an id', { name: 'x', tenant_id: 'ten_1' }],
  ] as const)('is refused: %s', async ([, body], { db, account, tenant }) => {
    const answer = await change(account.token, body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    const found = await db.tenant.findUniqueOrThrow({ where: { id: tenant.id } });
    expect(found).toMatchObject({ name: tenant.name, tier: 'enterprise' });
  });
});

test('nobody else changes it: no other role, no key', async ({ db, tenant, anyKey }) => {
  const others = ROLES.filter((role) => role !== 'owner');
  const members = await Promise.all(others.map((role) => addMember(db, tenant.id, role)));
  for (const credential of [...members.map(({ token }) => token), anyKey.secret])
    for (const body of [{ name: 'x' }, { tier: 'free' }])
      expect(await change(credential, body)).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      });
  expect(await db.tenant.findUniqueOrThrow({ where: { id: tenant.id } })).toMatchObject({
    name: tenant.name,
    tier: 'enterprise',
  });
});

test('where plans are the operator’s, an owner renames and changes no tier, not even to the same', async ({
  db,
  account,
  tenant,
}) => {
  provideEnv({ PLAN_CHANGES: 'operator' });
  for (const body of [{ tier: 'free' }, { tier: 'enterprise' }, { name: 'Sly', tier: 'free' }])
    expect(await change(account.token, body)).toMatchObject({
      status: 403,
      body: { code: 'forbidden', errors: ['tier: only the operator changes plans here'] },
    });
  expect(await db.tenant.findUniqueOrThrow({ where: { id: tenant.id } })).toEqual(tenant);
  expect((await change(account.token, { name: 'Honest' })).status).toBe(200);
});

test('after a downgrade below the number of keys, keys go on working and new ones are refused', async ({
  db,
}) => {
  const { ctx, token } = await createAccount(db, { tier: 'pro' });
  const keys = await Promise.all([1, 2, 3].map(() => newKey(ctx)));
  expect((await change(token, { tier: 'free' })).status).toBe(200);
  for (const { secret } of keys)
    expect((await call('GET', '/api/v1/api-keys/current', { credential: secret })).status).toBe(
      200,
    );
  const create = () =>
    call('POST', '/api/v1/api-keys', {
      credential: token,
      body: { name: 'One more', scopes: ['upload'] },
    });
  const refusal = { status: 403, body: { code: 'key_limit_reached' } };
  expect(await create()).toMatchObject(refusal);
  const path = (index: number) => `/api/v1/api-keys/${keys[index]?.id}`;
  const rotated = await call('POST', `${path(0)}/rotate`, { credential: token });
  expect(rotated.status).toBe(201);
  await call('DELETE', path(1), { credential: token });
  expect(await create()).toMatchObject(refusal);
  await call('DELETE', path(2), { credential: token });
  expect((await create()).status).toBe(201);
});
