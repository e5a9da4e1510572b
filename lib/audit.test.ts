import { describe, expect } from 'vitest';
import { test } from '@/lib/testing/fixtures';
import { recordAudit } from './audit';

describe('the audit log is append-only: nobody, whatever their rights, can', () => {
  test.for([
    ['change an entry', "UPDATE audit_logs SET action = 'nothing'"],
    ['change one field of one entry', "UPDATE audit_logs SET ip_address = NULL WHERE id = 'x'"],
    ['delete entries', 'DELETE FROM audit_logs'],
    ['delete what is not there', 'DELETE FROM audit_logs WHERE false'],
    ['empty the table', 'TRUNCATE audit_logs'],
    ['empty it through others', 'TRUNCATE tenants, audit_logs CASCADE'],
    [
      'change it by a merge',
      `INSERT INTO audit_logs SELECT * FROM audit_logs
       ON CONFLICT (id) DO UPDATE SET action = 'nothing'`,
    ],
  ] as const)('%s', async ([, statement], { db, anyKey }) => {
    const before = await db.auditLog.findMany({ orderBy: { id: 'asc' } });
    expect(before.map(({ entityId }) => entityId)).toContain(anyKey.id);
    await expect(db.$executeRawUnsafe(statement)).rejects.toThrow('audit_logs is append-only');
    expect(await db.auditLog.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
  });
});

test('entries outlive what they speak of', async ({ db, anyKey, project }) => {
  await db.project.delete({ where: { id: project.id } });
  expect(await db.apiKey.count({ where: { id: anyKey.id } })).toBe(0);
  expect(await db.auditLog.count({ where: { entityId: anyKey.id } })).toBe(1);
});

test('an entry goes with the transaction it was written in', async ({ db, ctx, tenant }) => {
  const writing = db.$transaction(async (tx) => {
    await recordAudit(tx, ctx, {
      action: 'key.updated',
      entity: { type: 'key', id: 'key_x', name: 'x' },
      tenantId: tenant.id,
    });
    throw new Error('the change failed');
  });
  await expect(writing).rejects.toThrow('the change failed');
  expect(await db.auditLog.count({ where: { entityId: 'key_x' } })).toBe(0);
});

test('the actor is kept as they were: a later rename does not rewrite history', async ({
  db,
  account,
  anyKey,
}) => {
  await db.user.update({ where: { id: account.user.id }, data: { name: 'Married Name' } });
  const entry = await db.auditLog.findFirstOrThrow({ where: { entityId: anyKey.id } });
  expect(entry.actor).toEqual({ type: 'user', id: account.user.id, name: 'Fixture owner' });
});
