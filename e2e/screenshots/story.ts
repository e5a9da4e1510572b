import type { Account, Key, ownerCalls } from '@/e2e/api';
import { seeFrom } from '@/e2e/database';
import type { fileCalls } from '@/e2e/files';
import { makePdf } from '@/lib/testing/make-pdf';
import { addMembers, addressOf, addStock, addTraffic, ageKey, settle } from './past';

type Teller = {
  account: Account;
  api: ReturnType<typeof ownerCalls>;
  calls: ReturnType<typeof fileCalls>;
};

/** What scenes go on from: a busy key, and the token of an invitation that is open. */
export type Story = { key: Key; invitation: string };

const LIVE = { environment: 'live' } as const;

/** A shop's project after a few months: people, keys in every state, contexts, files and a month of requests. */
export async function tellStory({ account, api, calls }: Teller): Promise<Story> {
  await settle(account);
  await addMembers(account);
  const invitation = await api.invite(addressOf('joseph'), 'developer');
  await tellContexts(calls);
  const key = await tellKeys(api);
  await tellFiles(calls);
  await addTraffic(key);
  await addStock(account);
  return { key, invitation };
}

async function tellContexts(calls: Teller['calls']): Promise<void> {
  await calls.createContext({
    ...{ context_key: 'invoices', display_name: 'Invoices', allowed_extensions: ['pdf'] },
    ...{ description: 'What customers have paid', storage_quota_mb: 512, max_file_size_mb: 20 },
  });
  await calls.createContext({
    ...{ context_key: 'photos', display_name: 'Product photos', storage_quota_mb: 2048 },
    allowed_extensions: ['jpg', 'png', 'webp'],
  });
  await calls.createContext({
    ...{ context_key: 'imports', display_name: 'Imports of 2024', status: 'inactive' },
  });
}

/** Oldest first, since the list shows the newest on top. @returns the busiest */
async function tellKeys(api: Teller['api']): Promise<Key> {
  const laptop = await api.createKey('Old laptop', { scopes: ['upload', 'metadata'] });
  await ageKey(laptop, { createdDaysAgo: 140, usedMinutesAgo: 60 * 24 * 61 });
  await api.revokeKey(laptop);
  const checkout = await api.createKey('Checkout', {
    ...{ ...LIVE, scopes: ['upload', 'download', 'metadata'], expires_in_days: 365 },
    ...{ contexts: ['default', 'invoices'], metadata: { note: 'Runs on the shop’s servers' } },
  });
  await ageKey(checkout, { createdDaysAgo: 96, usedMinutesAgo: 4 });
  const backup = await api.createKey('Nightly backup', {
    ...{ ...LIVE, scopes: ['download', 'metadata'] },
  });
  await ageKey(backup, { createdDaysAgo: 80, usedMinutesAgo: 60 * 9 });
  await seeFrom(backup.id, ['203.0.113.24', '203.0.113.25']);
  const resizer = await api.createKey('Image resizer', {
    ...{ ...LIVE, scopes: ['upload', 'download', 'delete'], expires_in_days: 3 },
  });
  await ageKey(resizer, { createdDaysAgo: 62, usedMinutesAgo: 60 * 26 });
  const partner = await api.createKey('Partner import', { ...LIVE, scopes: ['upload'] });
  await ageKey(partner, { createdDaysAgo: 33, usedMinutesAgo: 60 * 24 * 12 });
  await api.disableKey(partner);
  const worker = await api.createKey('Worker', { scopes: ['upload', 'metadata'] });
  await ageKey(worker, { createdDaysAgo: 20, usedMinutesAgo: 12 });
  await api.rotateKey(worker);
  await api.createKey('CI', { scopes: ['upload', 'delete'], expires_in_days: 90 });
  return checkout;
}

async function tellFiles(calls: Teller['calls']): Promise<void> {
  const invoices = { ...LIVE, context: 'invoices' };
  for (const number of [1041, 1042]) {
    const text = makePdf(`Invoice ${number}`).toString('latin1');
    await calls.upload({ name: `invoice-2026-${number}.pdf`, text, ...invoices });
  }
  await calls.upload({ name: 'stock-list.csv', text: 'sku,count\n'.repeat(4200), ...LIVE });
  await calls.upload({ name: 'release-notes.md', text: '# Notes\n'.repeat(900), ...LIVE });
  await calls.upload({ name: 'try-out.txt', text: 'A first try' });
}
