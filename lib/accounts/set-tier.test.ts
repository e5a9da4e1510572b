import { describe, expect } from 'vitest';
import { ROLES } from '@/lib/auth/roles';
import type { Ctx } from '@/lib/context';
import type { Db } from '@/lib/db';
import { addMember, contextFor, createAccount } from '@/lib/testing/account';
import { test } from '@/lib/testing/fixtures';
import { authenticateOperator } from './authenticate-operator';
import { listTenants } from './list-tenants';
import { setTier } from './set-tier';

async function operatorIn(db: Db, tenantId: string): Promise<Ctx> {
  return contextFor(db, await authenticateOperator(db, { kind: 'tenant', id: tenantId }));
}

const tierOf = async (db: Db, id: string) =>
  (await db.tenant.findUniqueOrThrow({ where: { id } })).tier;

const entriesOf = (db: Db, tenantId: string) =>
  db.auditLog.findMany({
    where: { tenantId, action: 'tenant.updated' },
    orderBy: { id: 'asc' },
  });

const FORBIDDEN = { code: 'forbidden' };

test('the tier and its audit entry change together, in this tenant only', async ({ db }) => {
  const { tenant } = await createAccount(db, { tier: 'free' });
  const other = await createAccount(db, { tier: 'free' });
  const answer = await setTier(await operatorIn(db, tenant.id), { tier: 'team' });
  expect(answer).toEqual({
    tenant_id: tenant.id,
    name: tenant.name,
    tier: 'team',
    created_at: tenant.createdAt.toISOString(),
  });
  expect(await tierOf(db, tenant.id)).toBe('team');
  expect(await tierOf(db, other.tenant.id)).toBe('free');
  expect(await entriesOf(db, other.tenant.id)).toEqual([]);
  expect(await entriesOf(db, tenant.id)).toMatchObject([
    {
      projectId: null,
      environment: null,
      entityType: 'tenant',
      entityId: tenant.id,
      entityName: tenant.name,
      actor: { type: 'system', id: 'cli', name: 'Command line' },
      changes: { before: { tier: 'free' }, after: { tier: 'team' } },
    },
  ]);
});

test('without its audit entry the tier does not change', async ({ db, tenant }) => {
  const operator = await operatorIn(db, tenant.id);
  await db.$executeRaw`
    ALTER TABLE audit_logs ADD CONSTRAINT planted CHECK (action <> 'tenant.updated') NOT VALID`;
  try {
    await expect(setTier(operator, { tier: 'free' })).rejects.toThrow();
  } finally {
    await db.$executeRaw`ALTER TABLE audit_logs DROP CONSTRAINT planted`;
  }
  expect(await tierOf(db, tenant.id)).toBe('enterprise');
});

test('the tier it has already leaves no entry', async ({ db, tenant }) => {
  const answer = await setTier(await operatorIn(db, tenant.id), { tier: 'enterprise' });
  expect(answer.tier).toBe('enterprise');
  expect(await entriesOf(db, tenant.id)).toEqual([]);
});

test('of changes at the same time, each tells the tier that it found', async ({ db, tenant }) => {
  const operator = await operatorIn(db, tenant.id);
  const tiers = ['free', 'pro', 'team', 'enterprise'] as const;
  await Promise.all([...tiers, ...tiers].map((tier) => setTier(operator, { tier })));
  const changes = (await entriesOf(db, tenant.id)).map((entry) => JSON.stringify(entry.changes));
  // However they were ordered, they are a path: as often left as reached, but for its two ends.
  const left = changes.map((text) => /"before":\{"tier":"(\w+)"/.exec(text)?.[1]);
  const reached = changes.map((text) => /"after":\{"tier":"(\w+)"/.exec(text)?.[1]);
  const last = await tierOf(db, tenant.id);
  expect([...left, last].toSorted()).toEqual(['enterprise', ...reached].toSorted());
});

describe('a tier is nobody’s to change but the operator’s', () => {
  test.for([...ROLES])('not a member’s who is %s', async (role, { db, tenant }) => {
    const { ctx } = await addMember(db, tenant.id, role);
    await expect(setTier(ctx, { tier: 'free' })).rejects.toMatchObject(FORBIDDEN);
    await expect(listTenants(ctx)).rejects.toMatchObject(FORBIDDEN);
    expect(await tierOf(db, tenant.id)).toBe('enterprise');
  });

  test('not a key’s', async ({ db, tenant, makeKey, keyCtx }) => {
    const admin = await keyCtx(await makeKey({ scopes: ['admin'] }));
    const upload = await keyCtx(await makeKey({ scopes: ['upload'] }));
    await expect(setTier(admin, { tier: 'free' })).rejects.toMatchObject(FORBIDDEN);
    await expect(setTier(upload, { tier: 'free' })).rejects.toMatchObject({
      code: 'insufficient_scope',
    });
    for (const ctx of [admin, upload])
      await expect(listTenants(ctx)).rejects.toMatchObject(FORBIDDEN);
    expect(await tierOf(db, tenant.id)).toBe('enterprise');
  });
});
