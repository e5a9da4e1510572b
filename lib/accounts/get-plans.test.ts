import { afterEach, expect } from 'vitest';
import { provideEnv } from '@/lib/env';
import { addProject, createAccount } from '@/lib/testing/account';
import { newKey, test } from '@/lib/testing/fixtures';
import { getPlans } from './get-plans';

const GIB = 1024 ** 3;

afterEach(() => provideEnv({ RATE_LIMITS: 'off', PLAN_CHANGES: 'self_serve' }));

// Guards the plans' page against promising what the server does not keep.
test('each plan is told with the limits of the contract, the smallest first', async ({
  account,
}) => {
  const { plans } = await getPlans(account.ctx);
  expect(plans).toMatchObject([
    { tier: 'free', keysPerProject: 2, projects: 2, storageBytes: 5 * GIB },
    { tier: 'pro', keysPerProject: 10, projects: 10, uploadsPerMonth: 50_000 },
    { tier: 'team', keysPerProject: 50, projects: 50, fileSizeBytes: 5 * GIB },
    { tier: 'enterprise', keysPerProject: null, projects: null, storageBytes: null },
  ]);
});

test('requests a minute, and who changes plans, are as the server is set up', async ({
  account,
}) => {
  const told = async () => {
    const { plans, isSelfServe } = await getPlans(account.ctx);
    return [isSelfServe, ...plans.map(({ requestsPerMinute }) => requestsPerMinute)];
  };
  expect(await told()).toEqual([true, null, null, null, null]);
  provideEnv({ RATE_LIMITS: 'free=7', PLAN_CHANGES: 'operator' });
  expect(await told()).toEqual([false, 7, 300, 1000, 5000]);
});

// Guards whoever moves to a smaller plan: they are told by these numbers what will not fit.
test('use is counted in each project of the tenant, and in no other', async ({ db }) => {
  const account = await createAccount(db, { tier: 'pro' });
  await addProject(db, account.tenant.id);
  const stranger = await createAccount(db);
  await newKey(stranger.ctx, { name: 'not ours' });
  await newKey(account.ctx, { name: 'one' });
  await newKey(account.ctx, { name: 'two', environment: 'test' });
  const ended = await newKey(account.ctx, { name: 'three' });
  await db.apiKey.update({ where: { id: ended.id }, data: { revokedAt: new Date() } });
  expect(await getPlans(account.ctx)).toMatchObject({
    tier: 'pro',
    isSelfServe: true,
    use: { projects: [{ keys: 2 }, { keys: 0 }], storageBytes: 0, uploadsThisMonth: 0 },
  });
});
