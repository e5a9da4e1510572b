import { describe, expect } from 'vitest';
import { ROLES, type Role } from '@/lib/auth/roles';
import type { Db } from '@/lib/db';
import { addMember, createAccount, signIn, type Member } from '@/lib/testing/account';
import { call, timeless, type Answer } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { untilWaiting } from '@/lib/testing/waiting';

const MEMBERS = '/api/v1/members';
const MISSING = `usr_${'0'.repeat(32)}`;

const urlOf = ({ user }: Pick<Member, 'user'>) => `${MEMBERS}/${user.id}`;
const setRole = (by: Member, whom: Pick<Member, 'user'>, role: Role) =>
  call('PATCH', urlOf(whom), { credential: by.token, body: { role } });
const remove = (by: Member, whom: Pick<Member, 'user'>) =>
  call('DELETE', urlOf(whom), { credential: by.token });
const isIn = async ({ token }: Member) =>
  (await call('GET', '/api/v1/me', { credential: token })).status === 200;
const owners = (db: Db, tenantId: string) =>
  db.membership.count({ where: { tenantId, role: 'owner' } });

/** Sends all while the tenant's memberships are held: when they are let go, none has got further than another. */
async function atOnce(
  db: Db,
  tenantId: string,
  sends: readonly (() => Promise<Answer>)[],
): Promise<Answer[]> {
  const answers: Promise<Answer>[] = [];
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM memberships WHERE tenant_id = ${tenantId} FOR UPDATE`;
      answers.push(...sends.map((send) => send()));
      await untilWaiting(db, sends.length);
    },
    { timeout: 60_000 },
  );
  return Promise.all(answers);
}

const LAST_OWNER = {
  status: 409,
  body: { code: 'last_owner', errors: ['Make another member an owner first'] },
};

test.for([...ROLES])('%s sees who the members are, and no stranger', async (role, { db }) => {
  const account = await createAccount(db);
  const stranger = await createAccount(db);
  const member = await addMember(db, account.tenant.id, role);
  const where = { userId: member.user.id };
  const { joinedAt } = await db.membership.findFirstOrThrow({ where });
  const answer = await call('GET', MEMBERS, { credential: member.token });
  expect(answer.data).toEqual([
    expect.objectContaining({ user_id: account.user.id, email: account.user.email, role: 'owner' }),
    {
      user_id: member.user.id,
      email: member.user.email,
      name: member.user.name,
      role,
      joined_at: joinedAt.toISOString(),
    },
  ]);
  expect(answer.text).not.toContain(stranger.user.id);
  expect(answer.body).toMatchObject({ pagination: { total: 2 } });
});

describe('a change of role', () => {
  test('counts from the next request on and is in the audit log', async ({
    db,
    account,
    tenant,
  }) => {
    const member = await addMember(db, tenant.id, 'viewer');
    const create = () => {
      const body = { name: 'Mine', scopes: ['upload'] };
      return call('POST', '/api/v1/api-keys', { credential: member.token, body });
    };
    expect((await create()).status).toBe(403);
    const answer = await setRole(account, member, 'admin');
    expect(answer).toMatchObject({ status: 200, data: { user_id: member.user.id, role: 'admin' } });
    expect((await create()).status).toBe(201);
    await setRole(account, member, 'developer');
    expect((await create()).status).toBe(403);
    const where = { entityId: member.user.id, action: 'member.updated' };
    expect(await db.auditLog.findMany({ where, orderBy: { id: 'asc' } })).toMatchObject([
      { changes: { before: { role: 'viewer' }, after: { role: 'admin' } } },
      { changes: { before: { role: 'admin' }, after: { role: 'developer' } } },
    ]);
  });

  test('to the role it is already leaves no entry', async ({ db, account, tenant }) => {
    const member = await addMember(db, tenant.id, 'viewer');
    expect((await setRole(account, member, 'viewer')).status).toBe(200);
    const where = { entityId: member.user.id, action: 'member.updated' };
    expect(await db.auditLog.count({ where })).toBe(0);
  });

  test('without its audit entry does not happen', async ({ db, account, tenant }) => {
    const member = await addMember(db, tenant.id, 'viewer');
    await db.$executeRaw`
      ALTER TABLE audit_logs ADD CONSTRAINT planted CHECK (action <> 'member.updated') NOT VALID`;
    const answer = await setRole(account, member, 'admin').finally(
      () => db.$executeRaw`ALTER TABLE audit_logs DROP CONSTRAINT planted`,
    );
    expect(answer.status).toBe(500);
    expect(await db.membership.findFirst({ where: { userId: member.user.id } })).toMatchObject({
      role: 'viewer',
    });
  });

  test.for(['admin', 'developer', 'viewer'] as const)(
    'is not %s’s to make: not for another, not for themselves, not to owner',
    async (role, { db, account, tenant }) => {
      const member = await addMember(db, tenant.id, role);
      for (const [whom, to] of [
        [member, 'owner'],
        [account, 'viewer'],
      ] as const)
        expect(await setRole(member, whom, to)).toMatchObject({
          status: 403,
          body: { code: 'forbidden', errors: [`The role ${role} may not do this`] },
        });
      expect(await owners(db, tenant.id)).toBe(1);
    },
  );

  test.for([
    ['an unknown role', { role: 'root' }],
    ['no role', {}],
    ['a tenant beside it', { role: 'viewer', tenant_id: 'ten_x' }],
  ] as const)('to %s is refused', async ([, body], { account }) => {
    const answer = await call('PATCH', urlOf(account), { credential: account.token, body });
    expect(answer.status).toBe(422);
  });
});

describe('who was removed', () => {
  test('is out at once, in this tenant and nowhere else', async ({ db, account, tenant }) => {
    const member = await addMember(db, tenant.id, 'admin');
    const elsewhere = await createAccount(db);
    await db.membership.create({
      data: { tenantId: elsewhere.tenant.id, userId: member.user.id, role: 'viewer' },
    });
    const place = { userId: member.user.id, tenantId: elsewhere.tenant.id };
    const there = { ...member, ...(await signIn(db, place)) };
    expect(await remove(account, member)).toMatchObject({
      status: 200,
      data: { user_id: member.user.id, removed: true },
    });
    expect([await isIn(member), await isIn(there)]).toEqual([false, true]);
  });

  test('stays out with the old token when they are let in again', async ({
    db,
    account,
    tenant,
  }) => {
    const member = await addMember(db, tenant.id, 'admin');
    await remove(account, member);
    await db.membership.create({
      data: { tenantId: tenant.id, userId: member.user.id, role: 'viewer' },
    });
    expect(await isIn(member)).toBe(false);
  });

  test('is in the audit log, as who they were', async ({ db, account, tenant }) => {
    const member = await addMember(db, tenant.id, 'developer');
    await remove(account, member);
    const where = { entityId: member.user.id, action: 'member.removed' };
    expect(await db.auditLog.findMany({ where })).toMatchObject([
      {
        tenantId: tenant.id,
        entityName: member.user.name,
        actor: { id: account.user.id },
        changes: { before: { role: 'developer', email: member.user.email } },
      },
    ]);
  });

  test('leaves the keys they made', async ({ db, account, tenant, call }) => {
    const member = await addMember(db, tenant.id, 'admin');
    const body = { name: 'Stays', scopes: ['upload'] };
    const made = await call('POST', '/api/v1/api-keys', { credential: member.token, body });
    await remove(account, member);
    const keys = await call('GET', '/api/v1/api-keys', { credential: account.token });
    expect(keys.data).toMatchObject([{ name: 'Stays', created_by: { id: member.user.id } }]);
    expect(made.status).toBe(201);
  });
});

test.for(ROLES.filter((role) => role !== 'owner'))(
  '%s may leave, and remove nobody else',
  async (role, { db, account, tenant }) => {
    const member = await addMember(db, tenant.id, role);
    expect(await remove(member, account)).toMatchObject({ status: 403 });
    expect((await remove(member, member)).status).toBe(200);
    expect([await isIn(member), await isIn(account)]).toEqual([false, true]);
  },
);

describe('a stranger’s id answers like one that never was', () => {
  test('to a change and to a removal', async ({ db, account }) => {
    const stranger = await createAccount(db);
    const nobody = { user: { ...stranger.user, id: MISSING } };
    for (const attempt of [
      (whom: Pick<Member, 'user'>) => setRole(account, whom, 'viewer'),
      (whom: Pick<Member, 'user'>) => remove(account, whom),
    ]) {
      const missing = await attempt(nobody);
      expect(missing.status).toBe(404);
      expect(timeless(await attempt(stranger))).toEqual(timeless(missing));
    }
    expect(await isIn(stranger)).toBe(true);
  });
});

describe('the last owner', () => {
  test('can neither leave nor become anything else', async ({ db, account, tenant }) => {
    await addMember(db, tenant.id, 'admin');
    expect(await remove(account, account)).toMatchObject(LAST_OWNER);
    for (const role of ['admin', 'developer', 'viewer'] as const)
      expect(await setRole(account, account, role)).toMatchObject(LAST_OWNER);
    expect(await isIn(account)).toBe(true);
  });

  test('can go once there is another', async ({ db, account, tenant }) => {
    const other = await addMember(db, tenant.id, 'admin');
    await setRole(account, other, 'owner');
    expect((await remove(account, account)).status).toBe(200);
    expect(await remove(other, other)).toMatchObject(LAST_OWNER);
  });

  test('of two owners who demote each other at once, one stays', async ({
    db,
    account,
    tenant,
  }) => {
    const other = await addMember(db, tenant.id, 'owner');
    const answers = await atOnce(db, tenant.id, [
      () => setRole(account, other, 'viewer'),
      () => setRole(other, account, 'viewer'),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
    expect(await owners(db, tenant.id)).toBe(1);
  });

  test('of five owners who all leave at once, four leave', async ({ db, account, tenant }) => {
    const others = await Promise.all([1, 2, 3, 4].map(() => addMember(db, tenant.id, 'owner')));
    const all = [account, ...others];
    const answers = await atOnce(
      db,
      tenant.id,
      all.map((owner) => () => remove(owner, owner)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 409]);
    expect(await owners(db, tenant.id)).toBe(1);
  });
});

test('a key manages no members, whatever its scopes', async ({ account, anyKey }) => {
  const credential = anyKey.secret;
  const attempts = [
    await call('GET', MEMBERS, { credential }),
    await call('POST', MEMBERS, { credential, body: { email: 'a@b.co', role: 'owner' } }),
    await call('PATCH', urlOf(account), { credential, body: { role: 'viewer' } }),
    await call('DELETE', urlOf(account), { credential }),
  ];
  for (const answer of attempts)
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
});
