import { expect } from 'vitest';
import { addProject, createAccount } from '@/lib/testing/account';
import { call } from '@/lib/testing/call';
import { newKey, test } from '@/lib/testing/fixtures';
import { flushRequests } from './note-request';
import { RequestUsage } from './schemas';

const use = (secret: string) => call('GET', '/api/v1/api-keys/current', { credential: secret });
const misuse = (secret: string) => call('GET', '/api/v1/nowhere', { credential: secret });

/** Accepted and refused over two days, so that midnight does not matter. */
async function total(credential: string, query = '', headers = {}): Promise<[number, number]> {
  await flushRequests();
  const path = `/api/v1/usage/requests?days=2${query}`;
  const { days } = RequestUsage.parse((await call('GET', path, { credential, headers })).data);
  expect(days.length).toBe(2);
  const sum = (of: 'accepted' | 'refused') => days.reduce((all, day) => all + day[of], 0);
  return [sum('accepted'), sum('refused')];
}

test('all keys of a project count together, live and test apart', async ({ account, makeKey }) => {
  const live = [await makeKey(), await makeKey()];
  const sandbox = await makeKey({ environment: 'test' });
  for (const { secret } of live) await use(secret);
  await use(sandbox.secret);
  await use(sandbox.secret);
  await use(sandbox.secret);
  await misuse(sandbox.secret);
  expect(await total(account.token)).toEqual([5, 1]);
  expect(await total(account.token, '&environment=live')).toEqual([2, 0]);
  expect(await total(account.token, '&environment=test')).toEqual([3, 1]);
});

test('a key sees the requests of its own environment only', async ({ makeKey }) => {
  const [live, sandbox] = [await makeKey(), await makeKey({ environment: 'test' })];
  await misuse(live.secret);
  expect(await total(sandbox.secret)).toEqual([0, 0]);
  expect(await total(sandbox.secret, '&environment=live')).toEqual([0, 0]);
});

test('what people do in the dashboard is no request of a key', async ({ account, anyKey }) => {
  await call('GET', `/api/v1/api-keys/${anyKey.id}`, { credential: account.token });
  await call('GET', '/api/v1/nowhere', { credential: account.token });
  expect(await total(account.token)).toEqual([0, 0]);
});

test('another project’s requests are not among them, nor another tenant’s', async ({
  db,
  account,
  anyKey,
}) => {
  await use(anyKey.secret);
  const stranger = await createAccount(db);
  await use((await newKey(stranger.ctx)).secret);
  const second = await addProject(db, account.tenant.id);
  expect(await total(account.token, '', { 'X-Project-Id': second.id })).toEqual([0, 0]);
  expect(await total(account.token, '', { 'X-Project-Id': account.project.id })).toEqual([1, 0]);
  expect(await total(stranger.token)).toEqual([1, 0]);
});
