import { expect } from 'vitest';
import { addMember, createAccount } from '@/lib/testing/account';
import { call } from '@/lib/testing/call';
import { storeFile } from '@/lib/testing/download';
import { newKey, test } from '@/lib/testing/fixtures';
import { UsageRecord } from './schemas';

const GIB = 1024 ** 3;
const usage = async (credential: string) =>
  UsageRecord.parse((await call('GET', '/api/v1/usage', { credential })).data);

test('live files count, test files do not, and a deleted file gives back its room but not its upload', async ({
  account,
  makeKey,
}) => {
  const live = await makeKey();
  const sandbox = await makeKey({ environment: 'test' });
  const [first] = [await storeFile(live.secret, '12345'), await storeFile(live.secret, '123')];
  await storeFile(sandbox.secret, 'takes nothing');
  const used = { storage_bytes: { used: 8 }, uploads_this_month: { used: 2 } };
  for (const credential of [account.token, live.secret, sandbox.secret])
    expect(await usage(credential)).toMatchObject(used);
  await call('DELETE', `/api/v1/files/${first?.file_id}`, { credential: live.secret });
  expect(await usage(account.token)).toMatchObject({
    storage_bytes: { used: 3 },
    uploads_this_month: { used: 2 },
  });
});

test.for([
  ['free', 5 * GIB, 1_000, 4 * 1024 ** 2],
  ['pro', 100 * GIB, 50_000, 512 * 1024 ** 2],
  ['team', 1024 * GIB, 500_000, 5 * GIB],
  ['enterprise', null, null, 10 * GIB],
] as const)('the limits of %s are told', async ([tier, storage, uploads, size], { db }) => {
  const { token, tenant } = await createAccount(db, { tier });
  expect(await usage(token)).toMatchObject({
    tenant_id: tenant.id,
    tier,
    storage_bytes: { used: 0, limit: storage },
    uploads_this_month: { used: 0, limit: uploads },
    file_size_bytes: { limit: size },
  });
});

test('uploads are counted by the month, which begins anew at midnight UTC of its first day', async ({
  db,
  account,
  tenant,
}) => {
  const lastMonth = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 1));
  await db.monthlyUploads.create({ data: { tenantId: tenant.id, month: lastMonth, uploads: 99 } });
  const { uploads_this_month } = await usage(account.token);
  expect(uploads_this_month.used).toBe(0);
  const reset = new Date(uploads_this_month.resets_at);
  expect(reset.toISOString()).toMatch(/-01T00:00:00\.000Z$/);
  expect(reset.getTime()).toBeGreaterThan(Date.now());
  expect(reset.getTime() - Date.now()).toBeLessThan(32 * 86_400_000);
});

test('a viewer may see it, a key needs the metadata scope, and nobody sees another tenant’s', async ({
  db,
  tenant,
  makeKey,
}) => {
  const uploads = await makeKey({ scopes: ['upload'] });
  await storeFile(uploads.secret, 'x');
  expect(await call('GET', '/api/v1/usage', { credential: uploads.secret })).toMatchObject({
    status: 401,
    body: { errors: ['Requires scope: metadata'] },
  });
  const viewer = await addMember(db, tenant.id, 'viewer');
  expect((await usage(viewer.token)).storage_bytes.used).toBe(1);
  const foreign = await createAccount(db);
  const { secret } = await newKey(foreign.ctx, { scopes: ['metadata'] });
  expect((await usage(secret)).storage_bytes.used).toBe(0);
});
