import { describe, expect } from 'vitest';
import { addMember, type Account, type Member } from './account';
import { call, type Sent } from './call';
import { newKey, test } from './fixtures';

type Stage = { account: Account; member: Member; keyId: string };
type Change = (stage: Stage) => [method: string, path: string, body?: Sent['body']];

/** What takes something away from somebody, as an owner asks for it. */
const CHANGES: [string, Change][] = [
  ['revoking a key', ({ keyId }) => ['DELETE', `/api-keys/${keyId}`]],
  ['disabling a key', ({ keyId }) => ['PATCH', `/api-keys/${keyId}`, { status: 'disabled' }]],
  ['narrowing a key', ({ keyId }) => ['PATCH', `/api-keys/${keyId}`, { scopes: ['upload'] }]],
  ['rotating a key', ({ keyId }) => ['POST', `/api-keys/${keyId}/rotate`]],
  ['deleting a project', ({ account }) => ['DELETE', `/projects/${account.project.id}`]],
  ['removing a member', ({ member }) => ['DELETE', `/members/${member.user.id}`]],
  [
    'demoting a member',
    ({ member }) => ['PATCH', `/members/${member.user.id}`, { role: 'viewer' }],
  ],
  ['a smaller plan', () => ['PATCH', '/tenant', { tier: 'free' }]],
  ['signing out', () => ['POST', '/auth/logout']],
  ['ending a session', ({ account }) => ['DELETE', `/me/sessions/${account.sessionId}`]],
  ['signing out everywhere', () => ['DELETE', '/me/sessions']],
  [
    'leaving for another tenant',
    ({ account }) => ['POST', '/me/tenant', { tenant_id: account.tenant.id }],
  ],
];

// The database of the tests runs with synchronous_commit off, as one may that was set so after the start.
describe('what takes something away is on the disk before it is answered, however the database is set:', () => {
  test.for(CHANGES)('%s', async ([, change], { db, account, tenant }) => {
    const member = await addMember(db, tenant.id, 'owner');
    const { id: keyId } = await newKey(account.ctx);
    const [method, path, body] = change({ account, member, keyId });
    await db.$executeRaw`
      ALTER TABLE audit_logs ADD CONSTRAINT durable
      CHECK (current_setting('synchronous_commit') = 'on') NOT VALID`;
    const sent = { credential: account.token, ...(body === undefined ? {} : { body }) };
    const answer = await call(method, `/api/v1${path}`, sent).finally(
      () => db.$executeRaw`ALTER TABLE audit_logs DROP CONSTRAINT durable`,
    );
    expect([200, 201]).toContain(answer.status);
  });
});
