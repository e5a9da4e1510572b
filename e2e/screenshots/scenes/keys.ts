import { setRole } from '@/e2e/database';
import { expect, rowOf } from '@/e2e/fixtures';
import type { Scene, Stage } from '@/e2e/screenshots/scene';
import { inTurn, openDialog, press, seeHeading, seeText } from '@/e2e/screenshots/see';

const at = '/projects/[projectId]/keys';
const keyAt = '/projects/[projectId]/keys/[keyId]';

const seeRow = ({ page }: Stage) => expect(rowOf(page, 'Checkout')).toBeVisible();

const seeContexts = ({ page }: Stage) =>
  expect(page.getByRole('checkbox', { name: /^default/ })).toBeVisible();

async function select({ page }: Stage) {
  for (const name of ['CI', 'Nightly backup']) {
    await page.getByRole('checkbox', { name: `Select key ${name}` }).click();
  }
}

async function rotate({ page }: Stage) {
  await page.getByRole('button', { name: 'Actions for key Nightly backup' }).click();
  await page.getByRole('menuitem', { name: 'Rotate key' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

async function failToLoad({ page }: Stage) {
  await page.route('**/api/v1/api-keys?*', (route) =>
    route.fulfill({
      status: 500,
      json: { status: 'ERROR', code: 'internal', message: 'Something went wrong on our side' },
    }),
  );
  await page.getByRole('searchbox').fill('back');
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
}

/** The list of keys, its dialogs, and the page of one key. */
export const KEY_SCENES: readonly Scene[] = [
  { name: 'keys', at, docs: 'api-keys', open: seeRow },
  {
    name: 'keys-ended',
    at,
    query: '?ended=1',
    open: ({ page }) => expect(rowOf(page, 'Old laptop')).toBeVisible(),
  },
  { name: 'keys-none', at, as: 'newcomer', open: seeHeading('No active API keys') },
  {
    name: 'keys-none-viewer',
    at,
    as: 'newcomer',
    prepare: ({ account }) => setRole(account, 'viewer'),
    open: seeHeading('No active API keys'),
  },
  {
    name: 'keys-at-limit',
    at,
    as: 'newcomer',
    prepare: async ({ api }) => [await api.createKey('Laptop'), await api.createKey('CI')],
    open: seeText('2 of 2 keys used'),
  },
  { name: 'keys-no-match', at, query: '?q=zebra', open: seeHeading('No key matches') },
  { name: 'keys-failed', at, open: failToLoad },
  { name: 'keys-menu', at, open: press('Actions for key Nightly backup') },
  {
    name: 'keys-last-used',
    at,
    open: async ({ page }) => {
      await page.getByRole('button', { name: '4 minutes ago' }).focus();
      await expect(page.getByRole('tooltip')).toBeVisible();
    },
  },
  {
    name: 'keys-disabled-toast',
    at,
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Actions for key CI' }).click();
      await page.getByRole('menuitem', { name: 'Disable key' }).click();
      await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    },
  },
  { name: 'keys-rotate', at, open: rotate },
  {
    name: 'keys-revoke',
    at,
    open: async (stage) => {
      await openDialog('Revoke key Nightly backup')(stage);
      await expect(stage.page.getByRole('alertdialog')).toContainText('from 2 addresses');
    },
  },
  {
    name: 'keys-revoke-unconfirmed',
    at,
    open: inTurn(openDialog('Revoke key Checkout'), press('Revoke key')),
  },
  { name: 'keys-selected', at, open: select },
  { name: 'keys-bulk', at, open: inTurn(select, openDialog('Disable')) },
  {
    name: 'keys-bulk-results',
    at,
    open: inTurn(select, openDialog('Disable', 'Disable 2 keys'), seeText('2 keys disabled.')),
  },
  { name: 'key', at: keyAt, open: seeHeading('Checkout') },
  {
    name: 'key-edit',
    at: keyAt,
    open: inTurn(openDialog('Edit key'), seeContexts),
  },
  {
    name: 'key-revoked',
    at: keyAt,
    prepare: ({ api, key }) => api.revokeKey(key),
    open: seeText('Revoked'),
  },
  {
    name: 'key-viewer',
    at: keyAt,
    prepare: ({ account }) => setRole(account, 'viewer'),
    open: seeText('Your role, viewer'),
  },
];
