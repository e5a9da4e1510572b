import { keyCalls } from './api';
import { check, SIZES } from './axe';
import { BY_ITSELF } from './by-itself';
import { setRole } from './database';
import { expect } from './fixtures';
import { test } from './files-fixtures';
import { untilItWorks } from './until-it-works';
import { screenPath } from './screens';

test('storage and uploads follow live uploads, and test files count against nothing', async ({
  filesPage: page,
  account,
  calls,
}) => {
  await calls.upload({ name: 'test.txt', text: 'x'.repeat(2048) });
  await page.goto(screenPath(account, 'usage'));
  const storage = page.getByRole('region', { name: 'Storage' });
  const uploads = page.getByRole('region', { name: 'Uploads this month' });
  await expect(storage).toContainText('0 B of 5 GiB');
  await expect(uploads).toContainText('0 of 1,000');
  await expect(uploads).toContainText('Starts again on');
  await expect(page.getByRole('region', { name: 'Largest file' })).toContainText('4 MiB');
  await calls.upload({ name: 'live.txt', environment: 'live', text: 'x'.repeat(2048) });
  // By itself, without a reload.
  await expect(storage).toContainText('2 KiB of 5 GiB', BY_ITSELF);
  await expect(uploads).toContainText('1 of 1,000');
  await expect(storage.getByRole('meter')).toHaveAccessibleName('Storage: 2 KiB of 5 GiB');
});

test('requests are counted by day, accepted and refused, in the chart and in its table', async ({
  filesPage: page,
  account,
  api,
  request,
}) => {
  const key = await api.createKey('Reader', { scopes: ['metadata'] });
  const program = keyCalls(request, key.secret);
  for (let count = 0; count < 3; count += 1) await program.listFiles();
  const file = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') };
  expect((await program.uploadFile(file)).status()).toBe(401);
  await page.goto(screenPath(account, 'usage'));
  const chart = page.getByRole('img', { name: /^Requests on each of 30 days/ });
  await expect(chart).toHaveAccessibleName(/3 accepted, 1 refused/, BY_ITSELF);
  await page.getByText('Show as a table').click();
  const table = page.getByRole('table', { name: 'Requests per day' });
  await expect(table.getByRole('row')).toHaveCount(31);
  await expect(table.getByRole('row').nth(1)).toContainText(/3.*1/);
  await page.getByLabel('Environment').selectOption('Live');
  await expect(chart).toHaveAccessibleName(/0 accepted, 0 refused/);
  await page.getByLabel('Days', { exact: true }).selectOption('7 days');
  await expect(page.getByRole('img', { name: /^Requests on each of 7 days/ })).toBeVisible();
  await expect(page).toHaveURL(`${screenPath(account, 'usage')}?days=7&environment=live`);
  await page.reload();
  await expect(page.getByRole('img', { name: /^Requests on each of 7 days/ })).toBeVisible();
  await untilItWorks(page);
  await page.goBack();
  await expect(chart).toBeVisible();
});

test('requests that cannot be loaded are not shown as none', async ({
  filesPage: page,
  account,
}) => {
  await page.goto(screenPath(account, 'usage'));
  await page.route('**/api/v1/usage/requests?*', (route) =>
    route.fulfill({
      status: 500,
      json: { status: 'ERROR', code: 'internal', message: 'Out of order', errors: [] },
    }),
  );
  await page.getByLabel('Days', { exact: true }).selectOption('90 days');
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
  await page.unroute('**/api/v1/usage/requests?*');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('img', { name: /^Requests on each of 90 days/ })).toBeVisible();
});

test('a viewer reads the usage', async ({ filesPage: page, account }) => {
  await setRole(account, 'viewer');
  await page.goto(screenPath(account, 'usage'));
  await expect(page.getByRole('region', { name: 'Storage' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Requests/ })).toBeVisible();
});

for (const { width, height } of SIZES) {
  test.describe(`${width} × ${height} px`, () => {
    // Up to twenty searches of axe, each of a second and more on a busy machine.
    test.slow();
    test.use({ viewport: { width, height }, contextOptions: { reducedMotion: 'reduce' } });

    test('the usage with its table is accessible', async ({ filesPage: page, account, api }) => {
      await api.listFiles(await api.createKey('One'));
      await page.goto(screenPath(account, 'usage'));
      await page.getByText('Show as a table').click();
      await expect(page.getByRole('table')).toBeVisible();
      await check(page, 'usage');
    });
  });
}
