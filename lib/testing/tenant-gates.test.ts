import { describe, expect } from 'vitest';
import * as accounts from '@/lib/accounts';
import * as auditLogs from '@/lib/audit-logs';
import { ListAuditLogsQuery } from '@/lib/audit-logs/schemas';
import { OPERATOR, type Principal } from '@/lib/auth/principal';
import type { Ctx } from '@/lib/context';
import * as files from '@/lib/files';
import { ListFilesQuery } from '@/lib/files/schemas';
import * as keys from '@/lib/keys';
import { CreateKeyInput, ListKeysQuery } from '@/lib/keys/schemas';
import * as projects from '@/lib/projects';
import { contextFor } from '@/lib/testing/account';
import { test } from '@/lib/testing/fixtures';

/** Who acts in no tenant: whoever has not signed in, and the operator who has not said where. */
const OUTSIDE: Principal[] = [{ type: 'system', name: 'visitor' }, OPERATOR];

const NEW_KEY = CreateKeyInput.parse({ name: 'x', scopes: ['upload'] });
const NO_BODY = { stream: null, contentType: null, contentLength: null };

/** Every verb that acts in a tenant. */
const VERBS: Record<string, (ctx: Ctx, keyId: string) => unknown> = {
  createKey: (ctx) => keys.createKey(ctx, NEW_KEY),
  getCurrentKey: (ctx) => keys.getCurrentKey(ctx),
  getKey: (ctx, keyId) => keys.getKey(ctx, keyId),
  getKeyAllowance: (ctx) => keys.getKeyAllowance(ctx),
  listKeys: (ctx) => keys.listKeys(ctx, ListKeysQuery.parse({})),
  revokeKey: (ctx, keyId) => keys.revokeKey(ctx, { keyId }),
  rotateKey: (ctx, keyId) => keys.rotateKey(ctx, { keyId, graceSeconds: 0 }),
  updateKey: (ctx, keyId) => keys.updateKey(ctx, { keyId, change: { name: 'y' } }),
  listFiles: (ctx) => files.listFiles(ctx, ListFilesQuery.parse({})),
  uploadFile: (ctx) => files.uploadFile(ctx, NO_BODY),
  listAuditLogs: (ctx) => auditLogs.listAuditLogs(ctx, ListAuditLogsQuery.parse({})),
  getProject: (ctx) => projects.getProject(ctx, 'prj_0'),
  listProjects: (ctx) => projects.listProjects(ctx),
  endSession: (ctx) => accounts.endSession(ctx),
  setTier: (ctx) => accounts.setTier(ctx, { tier: 'free' }),
};

/** What the domains export besides: it makes a principal, belongs to sign-up, is the operator's, or is no verb. */
const OTHERS = [
  ...['authenticateKey', 'authenticateOperator', 'authenticateSession'],
  ...['openSession', 'registerAccount', 'createFirstProject'],
  ...['listTenants', 'noteKeyUse', 'flushKeyUses', 'openStorage'],
];

test('no verb of a tenant is forgotten below', () => {
  const exported = [keys, files, auditLogs, projects, accounts].flatMap((domain) =>
    Object.keys(domain),
  );
  expect([...Object.keys(VERBS), ...OTHERS].toSorted()).toEqual(exported.toSorted());
});

describe.each(OUTSIDE)('$name, in no tenant', (principal) => {
  test.for(Object.entries(VERBS))('is refused by %s', async ([, verb], { db, anyKey }) => {
    const ctx = contextFor(db, principal);
    const run = async () => {
      await verb(ctx, anyKey.id);
    };
    await expect(run()).rejects.toMatchObject({ code: 'forbidden' });
    expect(await db.apiKey.count({ where: { tenantId: anyKey.record.tenant_id } })).toBe(1);
  });
});

test('whoever has not signed in does not see which tenants there are', async ({ db }) => {
  const visitor = contextFor(db, { type: 'system', name: 'visitor' });
  await expect(accounts.listTenants(visitor)).rejects.toMatchObject({ code: 'forbidden' });
});
