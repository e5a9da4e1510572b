import { describe, expect } from 'vitest';
import { addMember, addProject, createAccount } from '@/lib/testing/account';
import { test } from '@/lib/testing/fixtures';
import { getMe } from './get-me';

const ME = '/api/v1/me';

describe('GET /me', () => {
  test('tells a member who they are, where, as what, and where else', async ({
    db,
    account,
    call,
  }) => {
    const other = await createAccount(db, { tier: 'free' });
    const { user, tenant, project } = account;
    await db.membership.create({
      data: { tenantId: other.tenant.id, userId: user.id, role: 'viewer' },
    });
    const answer = await call('GET', ME, { credential: account.token });
    const here = {
      tenant_id: tenant.id,
      name: tenant.name,
      tier: 'enterprise',
      created_at: tenant.createdAt.toISOString(),
    };
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.data).toEqual({
      user: {
        user_id: user.id,
        email: user.email,
        name: user.name,
        created_at: user.createdAt.toISOString(),
      },
      tenant: here,
      role: 'owner',
      projects: [expect.objectContaining({ project_id: project.id, tenant_id: tenant.id })],
      tenants: [
        { ...here, role: 'owner' },
        expect.objectContaining({ tenant_id: other.tenant.id, role: 'viewer', tier: 'free' }),
      ],
    });
    expect(answer.text).not.toContain(other.project.id);
  });

  test('tells a key exactly what /api-keys/current tells it', async ({ anyKey, call }) => {
    const credential = anyKey.secret;
    const current = await call('GET', '/api/v1/api-keys/current', { credential });
    expect((await call('GET', ME, { credential })).data).toEqual(current.data);
  });

  test('lists every project of the tenant, whichever the request names', async ({
    db,
    account,
    call,
  }) => {
    const second = await addProject(db, account.tenant.id);
    const headers = { 'X-Project-Id': second.id };
    for (const sent of [{}, { headers }]) {
      const answer = await call('GET', ME, { credential: account.token, ...sent });
      expect(answer.data).toMatchObject({
        projects: [{ project_id: account.project.id }, { project_id: second.id }],
      });
    }
  });

  test('is refused like a session that has ended to whoever is removed meanwhile', async ({
    db,
    account,
  }) => {
    await db.membership.deleteMany({ where: { userId: account.user.id } });
    await expect(getMe(account.ctx)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('tells no password hash', async ({ account, call }) => {
    const { text } = await call('GET', ME, { credential: account.token });
    expect(text).not.toContain(account.user.passwordHash);
    expect(text).not.toContain('hash');
  });
});

describe('PATCH /me', () => {
  test.for(['owner', 'admin', 'developer', 'viewer'] as const)(
    '%s may change their own name',
    async (role, { db, tenant, call }) => {
      const { token, user } = await addMember(db, tenant.id, role);
      const answer = await call('PATCH', ME, { credential: token, body: { name: 'Grace' } });
      expect(answer).toMatchObject({ status: 200, data: { user_id: user.id, name: 'Grace' } });
      const where = { entityId: user.id, action: 'member.updated' };
      expect(await db.auditLog.findFirst({ where })).toMatchObject({
        tenantId: tenant.id,
        changes: { before: { name: user.name }, after: { name: 'Grace' } },
      });
    },
  );

  test.for([
    ['nothing', {}],
    ['an empty name', { name: '' }],
    ['a name of 101 characters', { name: 'x'.repeat(101) }],
    ['a bidi override', { name: 'a\u202eb' }],
    ['an e-mail', { name: 'Ann', email: 'other@example.com' }],
    ['a role', { role: 'owner' }],
    ['a hash', { name: 'Ann', passwordHash: 'x' }],
    ['only the current password', { current_password: 'x' }],
    ['a short password', { password: 'short', current_password: 'x' }],
  ] as const)('refuses %s', async ([, body], { db, account, call }) => {
    const answer = await call('PATCH', ME, { credential: account.token, body });
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(await db.user.findUnique({ where: { id: account.user.id } })).toEqual(account.user);
  });

  test('is not for keys', async ({ anyKey, call }) => {
    const answer = await call('PATCH', ME, { credential: anyKey.secret, body: { name: 'Ann' } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });
});
