import { expect, rowOf, test } from './fixtures';

test('several keys are revoked together, each with its own result, and those that failed again', async ({
  keysPage: page,
  api,
}) => {
  const one = await api.createKey('One');
  const two = await api.createKey('Two');
  await page.reload();
  let isBroken = true;
  await page.route(`**/api/v1/api-keys/${two.id}`, (route) =>
    isBroken
      ? route.fulfill({
          status: 500,
          json: { status: 'ERROR', code: 'internal', message: 'Out of order', errors: [] },
        })
      : route.continue(),
  );
  await page.getByRole('checkbox', { name: 'Select key One' }).click();
  await expect(page.getByText('1 selected')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all keys on this page' }).click();
  await expect(page.getByText('2 selected')).toBeVisible();
  const bar = page.getByRole('group', { name: 'Selected keys' });
  await bar.getByRole('button', { name: 'Revoke' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Revoke 2 keys' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Revoke 2 keys' }).click();
  await expect(
    dialog.getByRole('status').filter({ hasText: '1 key revoked, 1 not' }),
  ).toBeVisible();
  const result = (name: string) => dialog.getByRole('listitem').filter({ hasText: name });
  await expect(result('One')).toContainText('Is revoked.');
  await expect(result('Two')).toContainText('Not revoked. Out of order.');
  expect((await api.listFiles(one)).status()).toBe(401);
  expect((await api.listFiles(two)).status()).toBe(200);
  await expect(rowOf(page, 'One')).toHaveCount(0);

  isBroken = false;
  await dialog.getByRole('button', { name: 'Try again 1 key' }).click();
  await expect(result('Two')).toContainText('Is revoked.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(rowOf(page, 'One')).toContainText('Revoked');
  await expect(rowOf(page, 'Two')).toContainText('Revoked');
  await expect(bar).toBeHidden();
  expect((await api.listFiles(two)).status()).toBe(401);
});

test('several keys are disabled and enabled; one that is so already is left alone, with the reason', async ({
  keysPage: page,
  api,
}) => {
  const one = await api.createKey('One');
  await api.createKey('Two');
  await page.reload();
  const bar = page.getByRole('group', { name: 'Selected keys' });
  const dialog = page.getByRole('alertdialog');
  await page.getByRole('checkbox', { name: 'Select key One' }).click();
  await bar.getByRole('button', { name: 'Disable' }).click();
  await dialog.getByRole('button', { name: 'Disable 1 key' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(rowOf(page, 'One')).toContainText('Disabled');
  expect((await api.listFiles(one)).status()).toBe(401);
  await page.getByRole('checkbox', { name: 'Select key Two' }).click();
  await bar.getByRole('button', { name: 'Enable' }).click();
  await expect(dialog).toContainText('It is active already.');
  await dialog.getByRole('button', { name: 'Enable 1 key' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(rowOf(page, 'One')).toContainText('Active');
  expect((await api.listFiles(one)).status()).toBe(200);
});

test('at the limit the unused keys are proposed, and a live key in use is not revoked by a slip', async ({
  keysPage: page,
  api,
}) => {
  const busy = await api.createKey('Busy', { environment: 'live' });
  await api.listFiles(busy);
  await api.createKey('Idle');
  await page.reload();
  await expect(rowOf(page, 'Busy')).toContainText('just now');
  await page.getByRole('button', { name: 'Revoke unused keys' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Revoke 1 key' });
  await expect(dialog.getByRole('checkbox', { name: 'Idle' })).toBeChecked();
  await expect(dialog).not.toContainText('Busy');
  await page.keyboard.press('Escape');

  await page.getByRole('checkbox', { name: 'Select all keys on this page' }).click();
  await page.getByRole('group', { name: 'Selected keys' }).getByText('Revoke').click();
  const both = page.getByRole('alertdialog', { name: 'Revoke 2 keys' });
  await both.getByRole('button', { name: 'Revoke 2 keys' }).click();
  await expect(both.getByLabel('Type “revoke 2 keys” to confirm')).toHaveAccessibleDescription(
    /Type revoke 2 keys to confirm/,
  );
  expect((await api.listFiles(busy)).status()).toBe(200);
  await both.getByLabel('Type “revoke 2 keys” to confirm').fill('revoke 2 keys');
  await page.keyboard.press('Enter');
  await expect(both.getByText('2 keys revoked.')).toBeVisible();
  expect((await api.listFiles(busy)).status()).toBe(401);
});
