import { describe, expect } from 'vitest';
import { addMember, createAccount, signIn, type Member } from '@/lib/testing/account';
import { test } from '@/lib/testing/fixtures';
import { inviteMember } from './invite-member';
import { removeMember } from './remove-member';
import { updateMember } from './update-member';

const remove = (by: Member, { user }: Member) => removeMember(by.ctx, user.id);
const demote = (by: Member, { user }: Member) =>
  updateMember(by.ctx, { userId: user.id, role: 'admin' });

describe('the open invitations of an owner', () => {
  test.for([
    ['removed', remove],
    ['demoted', demote],
  ] as const)(
    'who is %s are taken back, so that nobody comes back by a link of their own, and the audit log says so',
    async ([, end], { db, account, tenant }) => {
      const other = await addMember(db, tenant.id, 'owner');
      const own = await inviteMember(other.ctx, { email: 'own@example.com', role: 'owner' });
      await end(account, other);
      const invitation = await db.invitation.findUniqueOrThrow({
        where: { id: own.invitation_id },
      });
      expect(invitation.revokedAt).not.toBe(null);
      const where = { tenantId: tenant.id, action: 'member.invitation_revoked' };
      expect(await db.auditLog.findMany({ where })).toMatchObject([
        {
          entityId: own.invitation_id,
          entityName: 'own@example.com',
          actor: { id: account.user.id },
        },
      ]);
    },
  );

  test('go alone: not another owner’s, not one that was accepted, not those in another tenant', async ({
    db,
    account,
    tenant,
  }) => {
    const other = await addMember(db, tenant.id, 'owner');
    const elsewhere = await createAccount(db);
    const place = { tenantId: elsewhere.tenant.id, userId: other.user.id };
    await db.membership.create({ data: { ...place, role: 'owner' } });
    const there = await signIn(db, place);
    const accepted = await inviteMember(other.ctx, { email: 'in@example.com', role: 'viewer' });
    await db.invitation.update({
      where: { id: accepted.invitation_id },
      data: { acceptedAt: new Date() },
    });
    await inviteMember(account.ctx, { email: 'not-theirs@example.com', role: 'viewer' });
    await inviteMember(there.ctx, { email: 'elsewhere@example.com', role: 'viewer' });
    await remove(account, other);
    const where = { tenantId: { in: [tenant.id, elsewhere.tenant.id] }, revokedAt: { not: null } };
    expect(await db.invitation.findMany({ where })).toEqual([]);
  });
});
