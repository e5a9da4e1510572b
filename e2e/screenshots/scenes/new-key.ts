import { keyCalls } from '@/e2e/api';
import { createKeyInDialog, expect } from '@/e2e/fixtures';
import type { Scene, Stage } from '@/e2e/screenshots/scene';
import { inTurn, openDialog, press } from '@/e2e/screenshots/see';

const at = '/projects/[projectId]/keys';

async function create({ page }: Stage) {
  await createKeyInDialog(page, 'Thumbnails');
  await expect(page.getByRole('dialog', { name: 'Copy your key now' })).toBeVisible();
}

async function failToCreate({ page }: Stage) {
  const form = page.getByRole('dialog');
  await form.getByText('Advanced').click();
  await form.getByRole('radio', { name: 'Custom' }).click();
  await form.getByRole('checkbox', { name: 'admin' }).click();
  await form.getByRole('button', { name: 'Create key' }).click();
  await expect(form.getByRole('alert').first()).toBeVisible();
}

const turnTo =
  (tab: string) =>
  ({ page }: Stage) =>
    page.getByRole('tab', { name: tab, exact: true }).click();

async function use({ page }: Stage) {
  const secret = await page.getByLabel('API key', { exact: true }).inputValue();
  await page.getByText('Verify what I saved').click();
  await page.getByLabel('Paste it here').fill(secret);
  await keyCalls(page.request, secret).listFiles();
  await expect(page.getByText('First request received')).toBeVisible();
}

/** Creating a key, and the one time that it is shown. */
export const NEW_KEY_SCENES: readonly Scene[] = [
  { name: 'create-key', at, open: openDialog('Create key') },
  { name: 'create-key-errors', at, open: inTurn(openDialog('Create key'), failToCreate) },
  { name: 'new-key', at, docs: 'new-key', open: create },
  { name: 'new-key-node', at, open: inTurn(create, turnTo('Node')) },
  { name: 'new-key-env', at, open: inTurn(create, turnTo('.env')) },
  { name: 'new-key-used', at, open: inTurn(create, use) },
  {
    name: 'new-key-copied',
    at,
    open: inTurn(create, press('Copy key'), ({ page }) =>
      expect(page.getByText('Copied')).toBeVisible(),
    ),
  },
  {
    name: 'new-key-unsaved',
    at,
    open: inTurn(create, ({ page }) => page.keyboard.press('Escape')),
  },
];
