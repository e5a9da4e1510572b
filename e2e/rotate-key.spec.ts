import type { Page } from '@playwright/test';
import { expect, rowOf, test } from './fixtures';
import { clickTwiceAtOnce } from './press-at-once';

async function askToRotate(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for key ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Rotate key' }).click();
}

const keyField = (page: Page) => page.getByLabel('API key', { exact: true });

test('a rotated key goes on working for a day beside its successor, until it is ended', async ({
  keysPage: page,
  request,
  api,
}) => {
  const old = await api.createKey('Worker');
  await page.reload();
  await askToRotate(page, 'Worker');
  const dialog = page.getByRole('dialog', { name: 'Rotate “Worker”' });
  await expect(dialog.getByRole('radio', { name: '24 hours' })).toBeChecked();
  await expect(dialog).toContainText('Carried over to the new key');
  await expect(dialog).toContainText('metadata');
  await clickTwiceAtOnce(dialog.getByRole('button', { name: 'Rotate key' }));
  await expect(page.getByRole('dialog', { name: 'Copy your key now' })).toBeVisible();
  const secret = await keyField(page).inputValue();
  await page.keyboard.press('Escape');
  const question = page.getByRole('alertdialog', { name: 'Close without saving' });
  await expect(question.getByRole('button', { name: 'Back to the key' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'I have saved it' }).click();

  await expect(rowOf(page, 'Worker')).toHaveCount(2);
  const oldRow = rowOf(page, 'Worker').filter({ hasText: old.secret.slice(-6) });
  await expect(oldRow).toContainText(/Replaced, works until .*23 hours left/);
  const fresh = { Authorization: `Bearer ${secret}` };
  expect((await request.get('/api/v1/files', { headers: fresh })).status()).toBe(200);
  expect((await api.listFiles(old)).status()).toBe(200);
  await oldRow.getByRole('link', { name: 'New key of Worker' }).click();
  await expect(rowOf(page, 'Worker').filter({ hasText: secret.slice(-6) })).toBeFocused();

  await oldRow.getByRole('button', { name: 'End now: key Worker' }).click();
  await page.getByRole('button', { name: 'Revoke key', exact: true }).click();
  await expect(oldRow).toContainText('Revoked');
  expect((await api.listFiles(old)).status()).toBe(401);
  expect((await request.get('/api/v1/files', { headers: fresh })).status()).toBe(200);
});

test('the old key is never promised more time than it had', async ({ keysPage: page, api }) => {
  await api.createKey('Short', { expires_in_days: 1 });
  await page.reload();
  await askToRotate(page, 'Short');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('7 days').click();
  await expect(dialog).toContainText('when the old one expires anyway');
  await dialog.getByText('1 hour').click();
  await expect(dialog).not.toContainText('when the old one expires anyway');
  await dialog.getByText('Now').click();
  await expect(dialog).toContainText('What still uses it is refused at once.');
});

test('a rotation that fails says so and leaves the key as it was', async ({
  keysPage: page,
  api,
}) => {
  const key = await api.createKey('Sturdy');
  await page.reload();
  await page.route('**/rotate', (route) => route.abort());
  await askToRotate(page, 'Sturdy');
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate key' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'was not rotated' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(rowOf(page, 'Sturdy')).toContainText('Active');
  expect((await api.listFiles(key)).status()).toBe(200);
});
