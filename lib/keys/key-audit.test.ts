import { describe, expect } from 'vitest';
import type { Db } from '@/lib/db';
import { call } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { CreatedKey } from './schemas';

const PATH = '/api/v1/api-keys';
const BODY = { name: 'CI', scopes: ['upload'], environment: 'test', expires_in_days: 7 };

/** Runs something while the audit log refuses entries of this action. */
async function whileRefused<T>(db: Db, action: string, run: () => Promise<T>): Promise<T> {
  await db.$executeRawUnsafe(
    `ALTER TABLE audit_logs ADD CONSTRAINT planted CHECK (action <> '${action}') NOT VALID`,
  );
  try {
    return await run();
  } finally {
    await db.$executeRaw`ALTER TABLE audit_logs DROP CONSTRAINT planted`;
  }
}

describe('the audit log tells', () => {
  test('who made which key with which rights, from where', async ({ db, account, project }) => {
    const answer = await call('POST', PATH, { credential: account.token, body: BODY });
    const key = CreatedKey.parse(answer.data);
    const entry = await db.auditLog.findFirstOrThrow({ where: { entityId: key.api_key_id } });
    expect(entry).toMatchObject({
      tenantId: account.tenant.id,
      projectId: project.id,
      action: 'key.created',
      entityType: 'key',
      entityName: 'CI',
      actor: { type: 'user', id: account.user.id, name: account.user.name },
      changes: {
        after: {
          name: 'CI',
          environment: 'test',
          scopes: ['upload'],
          contexts: [],
          expires_at: key.expires_at,
        },
      },
      ipAddress: '198.51.100.7',
      requestId: answer.headers.get('X-Request-Id'),
    });
  });

  test('which key revoked a key, and why', async ({ db, anyKey, makeKey }) => {
    const other = await makeKey();
    await call('DELETE', `${PATH}/${other.id}`, {
      credential: anyKey.secret,
      body: { reason: 'Left the team' },
    });
    const entry = await db.auditLog.findFirstOrThrow({
      where: { entityId: other.id, action: 'key.revoked' },
    });
    expect(entry).toMatchObject({
      actor: { type: 'key', id: anyKey.id, name: 'Fixture key' },
      changes: {
        before: { revoked_at: null },
        after: { revoke_reason: 'Left the team' },
      },
    });
  });
});

describe('a change that cannot be told is not made', () => {
  const INTERNAL = { status: 500, body: { code: 'internal', errors: [] } };

  test('no key is created', async ({ db, account, project }) => {
    const create = () => call('POST', PATH, { credential: account.token, body: BODY });
    expect(await whileRefused(db, 'key.created', create)).toMatchObject(INTERNAL);
    expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(0);
    expect((await create()).status).toBe(201);
  });

  test('a key is not revoked: it says so and works on', async ({ db, account, anyKey }) => {
    const revoke = () => call('DELETE', `${PATH}/${anyKey.id}`, { credential: account.token });
    expect(await whileRefused(db, 'key.revoked', revoke)).toMatchObject(INTERNAL);
    const use = await call('GET', `${PATH}/current`, { credential: anyKey.secret });
    expect(use.status).toBe(200);
    expect((await revoke()).status).toBe(200);
  });

  test('a key is not rotated, and its successor does not exist', async ({
    db,
    account,
    anyKey,
    project,
  }) => {
    const rotate = () => call('POST', `${PATH}/${anyKey.id}/rotate`, { credential: account.token });
    expect(await whileRefused(db, 'key.rotated', rotate)).toMatchObject(INTERNAL);
    expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(1);
    const current = await call('GET', `${PATH}/current`, { credential: anyKey.secret });
    expect(current.data).toMatchObject({ replaced_by: null, expires_at: null });
  });

  test('a key is neither renamed nor disabled', async ({ db, account, anyKey }) => {
    const url = `${PATH}/${anyKey.id}`;
    const change = (body: Record<string, unknown>) => () =>
      call('PATCH', url, { credential: account.token, body });
    // The name is changed first, in the same transaction: it has to go back as well.
    const both = change({ name: 'Renamed', status: 'disabled' });
    expect(await whileRefused(db, 'key.disabled', both)).toMatchObject(INTERNAL);
    const { data } = await call('GET', url, { credential: account.token });
    expect(data).toMatchObject({ name: 'Fixture key', status: 'active' });
  });
});

test('what is refused leaves no entry', async ({ db, account, makeKey, tenant }) => {
  const weak = await makeKey({ scopes: ['upload'] });
  const before = await db.auditLog.count({ where: { tenantId: tenant.id } });
  await call('POST', PATH, { credential: weak.secret, body: BODY });
  await call('POST', PATH, { credential: account.token, body: { ...BODY, name: '' } });
  await call('DELETE', `${PATH}/key_${'0'.repeat(32)}`, { credential: account.token });
  expect(await db.auditLog.count({ where: { tenantId: tenant.id } })).toBe(before);
});
