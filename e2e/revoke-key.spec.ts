import { seeFrom } from './database';
import { expect, rowOf, test } from './fixtures';

test('a revoke that fails leaves the key as it was, and says so', async ({
  keysPage: page,
  api,
}) => {
  const key = await api.createKey('Sturdy');
  await page.route('**/api/v1/api-keys/*', (route) =>
    route.request().method() === 'DELETE'
      ? route.fulfill({
          status: 500,
          json: {
            status: 'ERROR',
            code: 'internal',
            message: 'Out of order',
            errors: [],
            request_id: 'req_1',
          },
        })
      : route.continue(),
  );
  await page.getByRole('button', { name: 'Revoke key Sturdy' }).click();
  await page.getByRole('button', { name: 'Revoke key', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'was not revoked' })).toBeVisible();
  // At this moment, and not once a toast has gone by itself.
  expect(await page.getByText('is revoked').count()).toBe(0);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(rowOf(page, 'Sturdy')).toContainText('Active');
  expect((await api.listFiles(key)).status()).toBe(200);
});

test('the question names the key, starts on Cancel, and Esc changes nothing', async ({
  keysPage: page,
  api,
}) => {
  const key = await api.createKey('Precious');
  const opener = page.getByRole('button', { name: 'Revoke key Precious' });
  await opener.click();
  const dialog = page.getByRole('alertdialog', { name: 'Revoke “Precious”?' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(dialog).toContainText(key.secret.slice(-6));
  await expect(dialog).toContainText('Test');
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  expect((await api.listFiles(key)).status()).toBe(200);
});

test('a live key in use is only revoked by typing its name', async ({ keysPage: page, api }) => {
  const key = await api.createKey('Checkout', { environment: 'live' });
  await api.listFiles(key);
  await expect(rowOf(page, 'Checkout')).toContainText('just now');
  await page.getByRole('button', { name: 'Revoke key Checkout' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(/Last used just now from [\d.:a-f]+\./);
  await dialog.getByRole('button', { name: 'Revoke key' }).click();
  await expect(dialog.getByLabel('Type Checkout to confirm')).toBeFocused();
  expect((await api.listFiles(key)).status()).toBe(200);
  await page.keyboard.type('Checkout');
  await dialog.getByRole('button', { name: 'Revoke key' }).click();
  await expect(rowOf(page, 'Checkout')).toContainText('Revoked');
  expect((await api.listFiles(key)).status()).toBe(401);
});

test('a long name to type leaves the question whole', async ({ keysPage: page, api }) => {
  const name = 'x'.repeat(64);
  const key = await api.createKey(name, { environment: 'live' });
  await api.listFiles(key);
  await expect(rowOf(page, name)).toContainText('just now');
  await page.setViewportSize({ width: 320, height: 720 });
  await page.getByRole('button', { name: `Revoke key ${name}` }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByLabel(`Type ${name} to confirm`)).toBeVisible();
  const [inner, outer] = await dialog.evaluate((box) => [box.scrollWidth, box.clientWidth]);
  expect(inner).toBe(outer);
});

test('of a key in use it is said from how many addresses', async ({ keysPage: page, api }) => {
  const key = await api.createKey('Shared');
  await api.listFiles(key);
  await expect(rowOf(page, 'Shared')).toContainText('just now');
  await seeFrom(key.id, ['192.0.2.7', '2001:db8::7']);
  await page.getByRole('button', { name: 'Revoke key Shared' }).click();
  // The third is where this test runs.
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(/Last used (just now|.* ago) from 3 addresses\. What uses it/);
});

test('a revoked key stays in sight with who, when and why, and stays in the list of the ended', async ({
  keysPage: page,
  api,
}) => {
  await api.createKey('Leaked');
  await page.getByRole('button', { name: 'Revoke key Leaked' }).click();
  await page.getByLabel('Reason').fill('pushed to a public repository');
  await page.getByRole('button', { name: 'Revoke key', exact: true }).click();
  const row = rowOf(page, 'Leaked');
  await expect(row).toBeFocused();
  await expect(row).toContainText('just now by Ada Lovelace: pushed to a public repository');
  await expect(row.getByRole('button', { name: 'Revoke' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'No active API keys' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Show revoked and expired' }).click();
  await expect(row).toContainText('pushed to a public repository');
  await page.reload();
  await expect(row).toBeVisible();
});
