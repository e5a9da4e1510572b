import { describe, expect } from 'vitest';
import { ROLES, type Role } from '@/lib/auth/roles';
import { addMember, createAccount, type Account, type Member } from '@/lib/testing/account';
import { call, timeless } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { disguisesOf, dumpDatabase } from '@/lib/testing/plain-text';
import { acceptInvitation } from './accept-invitation';
import { findInvitation } from './find-invitation';
import { InvitationRecord, RegisteredAccount } from './schemas';

const MEMBERS = '/api/v1/members';
const INVITATIONS = '/api/v1/invitations';
const PASSWORD = 'correct horse battery staple';
const NOBODYS = 'x'.repeat(43);

let people = 0;
const somebody = () => `invited-${(people += 1)}@example.com`;

type Invited = { invitation: InvitationRecord; token: string };

async function invite(by: Member, email: string, role: Role = 'developer'): Promise<Invited> {
  const answer = await call('POST', MEMBERS, { credential: by.token, body: { email, role } });
  expect(answer.status).toBe(201);
  const invitation = InvitationRecord.parse(answer.data);
  return { invitation, token: (invitation.url ?? '').split('/').at(-1) ?? '' };
}

const look = (token: string) => call('GET', `/api/v1/auth/invitations/${token}`);
const accept = (by: Member, token: string) =>
  call('POST', `${INVITATIONS}/${token}/accept`, { credential: by.token });
const register = (email: string, invitation_token: string) =>
  call('POST', '/api/v1/auth/register', {
    body: { email, name: 'Bob', password: PASSWORD, invitation_token },
  });
const take = (by: Member, { invitation_id }: InvitationRecord) =>
  call('DELETE', `${INVITATIONS}/${invitation_id}`, { credential: by.token });

describe('an invitation', () => {
  test('is a link on this site, for seven days, and in the audit log', async ({ db, account }) => {
    const email = somebody();
    const { invitation, token } = await invite(account, email, 'admin');
    expect(invitation).toMatchObject({ email, role: 'admin' });
    expect(invitation.url).toBe(`http://localhost:3000/invitations/${token}`);
    const days = Date.parse(invitation.expires_at) - Date.parse(invitation.created_at);
    expect(days).toBe(7 * 86_400_000);
    const where = { entityId: invitation.invitation_id };
    expect(await db.auditLog.findMany({ where })).toMatchObject([
      { action: 'member.invited', tenantId: account.tenant.id, entityName: email },
    ]);
  });

  test('is in no table and in no other answer', async ({ db, account }) => {
    const { token } = await invite(account, somebody());
    const list = await call('GET', INVITATIONS, { credential: account.token });
    expect(list.data).toMatchObject([{ url: null }]);
    const audit = await call('GET', '/api/v1/audit-logs', { credential: account.token });
    const everywhere = [await dumpDatabase(db), list.text, audit.text].join('\n');
    for (const disguise of disguisesOf(token)) expect(everywhere).not.toContain(disguise);
  });

  test('tells its holder what it is to, and nothing to whoever guesses', async ({ account }) => {
    const email = somebody();
    const { invitation, token } = await invite(account, email);
    expect((await look(token)).data).toEqual({
      email,
      role: 'developer',
      tenant_name: account.tenant.name,
      invited_by: account.user.name,
      expires_at: invitation.expires_at,
      is_registered: false,
    });
    expect((await look(NOBODYS)).status).toBe(404);
    expect((await look(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).status).toBe(
      404,
    );
    expect((await look(invitation.invitation_id)).status).toBe(404);
  });

  test('of an address in any case is for that address', async ({ account }) => {
    const email = somebody();
    const { invitation } = await invite(account, ` ${email.toUpperCase()} `);
    expect(invitation.email).toBe(email);
  });

  test('of the same address takes the place of the open one, and of no other', async ({
    db,
    account,
  }) => {
    const email = somebody();
    const others = [
      await invite(account, somebody()),
      await invite(await createAccount(db), email),
    ];
    const [first, second] = [await invite(account, email), await invite(account, email, 'viewer')];
    expect([(await look(first.token)).status, (await look(second.token)).status]).toEqual([
      404, 200,
    ]);
    for (const { token } of others) expect((await look(token)).status).toBe(200);
    const { body } = await call('GET', INVITATIONS, { credential: account.token });
    expect(body).toMatchObject({ pagination: { total: 2 } });
  });

  test('of who is a member already is refused', async ({ db, account, tenant }) => {
    const { user } = await addMember(db, tenant.id, 'viewer');
    const body = { email: user.email, role: 'admin' };
    const answer = await call('POST', MEMBERS, { credential: account.token, body });
    expect(answer).toMatchObject({ status: 409, body: { code: 'invalid_state' } });
  });

  test.for([
    ['no role', { email: 'a@b.co' }],
    ['an unknown role', { email: 'a@b.co', role: 'root' }],
    ['no address', { email: 'nobody', role: 'viewer' }],
    ['U+0000', { email: 'a\u0000@b.co', role: 'viewer' }],
    ['a tenant', { email: 'a@b.co', role: 'viewer', tenant_id: 'ten_x' }],
  ] as const)('with %s is refused', async ([, body], { account }) => {
    const answer = await call('POST', MEMBERS, { credential: account.token, body });
    expect(answer.status).toBe(422);
  });

  test.for(ROLES.filter((role) => role !== 'owner'))(
    'is not %s’s to make or take back',
    async (role, { db, account, tenant }) => {
      const { invitation } = await invite(account, somebody());
      const member = await addMember(db, tenant.id, role);
      const body = { email: somebody(), role: 'viewer' };
      const answer = await call('POST', MEMBERS, { credential: member.token, body });
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      expect((await take(member, invitation)).status).toBe(403);
      const list = await call('GET', INVITATIONS, { credential: member.token });
      expect(list.data).toMatchObject([{ invitation_id: invitation.invitation_id }]);
    },
  );
});

/** An account whose user is invited into the tenant of another. */
async function invited(by: Account, who: Account, role: Role = 'developer'): Promise<string> {
  return (await invite(by, who.user.email, role)).token;
}

describe('accepted by somebody who has an account', () => {
  test('it makes them a member with its role, once', async ({ db, account }) => {
    const guest = await createAccount(db);
    const token = await invited(account, guest, 'admin');
    expect((await look(token)).data).toMatchObject({ is_registered: true });
    expect(await accept(guest, token)).toMatchObject({
      status: 200,
      data: { tenant: { tenant_id: account.tenant.id }, role: 'admin' },
    });
    const body = { tenant_id: account.tenant.id };
    const there = await call('POST', '/api/v1/me/tenant', { credential: guest.token, body });
    expect(there.status).toBe(200);
    expect((await look(token)).status).toBe(404);
    const where = { entityId: guest.user.id, action: 'member.joined' };
    expect(await db.auditLog.findMany({ where })).toMatchObject([
      { tenantId: account.tenant.id, actor: { id: guest.user.id } },
    ]);
  });

  test('of ten times at once it counts once', async ({ db, account }) => {
    const guest = await createAccount(db);
    const token = await invited(account, guest);
    const all = Array.from({ length: 10 }, () => accept(guest, token));
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 404)]);
    const where = { entityId: guest.user.id, action: 'member.joined' };
    expect(await db.auditLog.count({ where })).toBe(1);
  });

  test('it is nobody’s but the invited address’s, and stays open', async ({ db, account }) => {
    const [guest, thief] = [await createAccount(db), await createAccount(db)];
    const token = await invited(account, guest);
    expect(await accept(thief, token)).toMatchObject({
      status: 403,
      body: { code: 'forbidden', errors: ['The invitation is for another e-mail address'] },
    });
    expect((await accept(guest, token)).status).toBe(200);
  });

  test('who joined meanwhile keeps the role they have', async ({ db, account, tenant }) => {
    const guest = await createAccount(db);
    const token = await invited(account, guest, 'owner');
    await db.membership.create({
      data: { tenantId: tenant.id, userId: guest.user.id, role: 'viewer' },
    });
    expect(await accept(guest, token)).toMatchObject({ status: 409 });
    const where = { tenantId: tenant.id, userId: guest.user.id };
    expect(await db.membership.findFirst({ where })).toMatchObject({ role: 'viewer' });
  });

  test('whoever is signed out while they accept is no member, and it stays open', async ({
    db,
    account,
  }) => {
    const guest = await createAccount(db);
    const { token } = await invite(account, guest.user.email);
    await db.session.update({ where: { id: guest.sessionId }, data: { endedAt: new Date() } });
    await expect(acceptInvitation(guest.ctx, token)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    expect((await look(token)).status).toBe(200);
  });

  test('a key accepts nothing', async ({ account, anyKey }) => {
    const token = await invited(account, account).catch(() => NOBODYS);
    const answer = await call('POST', `${INVITATIONS}/${token}/accept`, {
      credential: anyKey.secret,
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });
});

describe('accepted by signing up', () => {
  test('it leads into the tenant, with its role and no tenant besides', async ({ db, account }) => {
    const email = somebody();
    const { token } = await invite(account, email, 'viewer');
    const answer = await register(email, token);
    expect(answer).toMatchObject({
      status: 201,
      data: {
        user: { email },
        tenant: { tenant_id: account.tenant.id },
        project: { project_id: account.project.id },
      },
    });
    const { token: session, user } = RegisteredAccount.parse(answer.data);
    const me = await call('GET', '/api/v1/me', { credential: session });
    expect(me.data).toMatchObject({ role: 'viewer', tenants: [{ tenant_id: account.tenant.id }] });
    expect(await db.membership.count({ where: { userId: user.user_id } })).toBe(1);
  });

  test('it works in a tenant without a project', async ({ db, account }) => {
    await db.project.deleteMany({ where: { tenantId: account.tenant.id } });
    const email = somebody();
    const { token } = await invite(account, email);
    expect((await register(email, token)).data).toMatchObject({ project: null });
  });

  test('another address, or no open invitation, makes no account', async ({ db, account }) => {
    const [email, other] = [somebody(), somebody()];
    const { token } = await invite(account, email);
    expect((await register(other, token)).status).toBe(403);
    expect((await register(other, NOBODYS)).status).toBe(404);
    expect(await db.user.count({ where: { email: other } })).toBe(0);
    expect((await look(token)).status).toBe(200);
  });

  test('a tenant of one’s own cannot be asked for at the same time', async ({ account }) => {
    const email = somebody();
    const { token: invitation_token } = await invite(account, email);
    const body = { email, name: 'Bob', password: PASSWORD, tenant_name: 'Mine', invitation_token };
    expect((await call('POST', '/api/v1/auth/register', { body })).status).toBe(422);
  });
});

describe('an invitation that is not open any more opens nothing:', () => {
  test.for([
    ['expired', { expiresAt: new Date(Date.now() - 1000) }],
    ['revoked', { revokedAt: new Date() }],
    ['accepted', { acceptedAt: new Date() }],
  ] as const)('%s', async ([state, data], { db, account }) => {
    const guest = await createAccount(db);
    const { invitation, token } = await invite(account, guest.user.email);
    await db.invitation.update({ where: { id: invitation.invitation_id }, data });
    const unknown = await accept(guest, NOBODYS);
    expect(timeless(await accept(guest, token))).toEqual(timeless(unknown));
    expect([unknown.status, (await look(token)).status]).toEqual([404, 404]);
    expect(await findInvitation(guest.ctx, token)).toEqual({ state });
    expect((await take(account, invitation)).status).toBe(404);
    expect((await register(somebody(), token)).status).toBe(404);
    expect(await db.membership.count({ where: { userId: guest.user.id } })).toBe(1);
  });

  test('taken back', async ({ db, account }) => {
    const guest = await createAccount(db);
    const { invitation, token } = await invite(account, guest.user.email);
    expect((await take(account, invitation)).status).toBe(200);
    expect((await accept(guest, token)).status).toBe(404);
    const where = { entityId: invitation.invitation_id, action: 'member.invitation_revoked' };
    expect(await db.auditLog.count({ where })).toBe(1);
  });
});

test('another tenant’s invitation answers like one that never was', async ({ db, account }) => {
  const stranger = await createAccount(db);
  const { invitation, token } = await invite(stranger, somebody());
  const missing = await take(account, { ...invitation, invitation_id: `inv_${'0'.repeat(32)}` });
  expect(missing.status).toBe(404);
  expect(timeless(await take(account, invitation))).toEqual(timeless(missing));
  expect((await look(token)).status).toBe(200);
});
