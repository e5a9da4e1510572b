import { describe, expect } from 'vitest';
import { ENVIRONMENTS, type Environment } from '@/lib/auth/principal';
import { ROLES, type Role } from '@/lib/auth/roles';
import { addMember } from '@/lib/testing/account';
import { test } from '@/lib/testing/fixtures';

const PATH = '/api/v1/api-keys';
const MAY_WRITE: Record<Role, readonly Environment[]> = {
  owner: ['live', 'test'],
  admin: ['live', 'test'],
  developer: ['test'],
  viewer: [],
};
const MATRIX = ROLES.flatMap((role) =>
  ENVIRONMENTS.map((environment) => ({
    role,
    environment,
    may: MAY_WRITE[role].includes(environment),
  })),
);

const refusal = (role: string) => ({
  status: 403,
  body: { code: 'forbidden', errors: [`The role ${role} may not do this`] },
});

test.for(MATRIX)(
  '$role creates and revokes $environment keys: $may',
  async ({ role, environment, may }, { db, tenant, makeKey, call }) => {
    const { token } = await addMember(db, tenant.id, role);
    const { id } = await makeKey({ environment });
    const body = { name: 'Mine', scopes: ['upload'], environment };
    const create = await call('POST', PATH, { credential: token, body });
    const revoke = await call('DELETE', `${PATH}/${id}`, { credential: token });
    if (may) {
      expect(create).toMatchObject({ status: 201, data: { environment } });
      expect(revoke).toMatchObject({ status: 200, data: { status: 'revoked' } });
    } else {
      expect(create).toMatchObject(refusal(role));
      expect(revoke).toMatchObject(refusal(role));
      expect(await db.apiKey.count({ where: { tenantId: tenant.id, revokedAt: null } })).toBe(1);
    }
  },
);

test.for([...ROLES])(
  '%s reads the keys of both environments',
  async (role, { db, tenant, makeKey, call }) => {
    const { token } = await addMember(db, tenant.id, role);
    const { id } = await makeKey({ environment: 'live' });
    await makeKey({ environment: 'test' });
    const list = await call('GET', PATH, { credential: token });
    expect(list).toMatchObject({ status: 200, body: { pagination: { total: 2 } } });
    const one = await call('GET', `${PATH}/${id}`, { credential: token });
    expect(one).toMatchObject({ status: 200, data: { api_key_id: id } });
  },
);

describe('a change of role counts from the next request on', () => {
  const body = { name: 'Mine', scopes: ['upload'] };

  test('when it takes rights away', async ({ db, account, call }) => {
    const create = () => call('POST', PATH, { credential: account.token, body });
    expect((await create()).status).toBe(201);
    for (const role of ['viewer', 'developer'] as const) {
      await db.membership.updateMany({ where: { userId: account.user.id }, data: { role } });
      expect(await create()).toMatchObject(refusal(role));
    }
  });

  test('when it gives rights', async ({ db, tenant, call }) => {
    const { token, user } = await addMember(db, tenant.id, 'viewer');
    const create = () => call('POST', PATH, { credential: token, body });
    expect((await create()).status).toBe(403);
    await db.membership.updateMany({ where: { userId: user.id }, data: { role: 'admin' } });
    expect((await create()).status).toBe(201);
  });

  test('when the member is removed', async ({ db, tenant, call }) => {
    const { token, user } = await addMember(db, tenant.id, 'admin');
    const list = () => call('GET', PATH, { credential: token });
    expect((await list()).status).toBe(200);
    await db.membership.deleteMany({ where: { userId: user.id } });
    expect(await list()).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });
});
