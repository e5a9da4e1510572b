import type { Locator, Page } from '@playwright/test';
import { keyCalls, type Account, type Key } from './api';
import { check, SIZES } from './axe';
import { breakAuditTrail, breakUsage, setRole } from './database';
import { textFile } from './files';
import { expect, keysPath, test } from './fixtures';
import { hold } from './hold';
import { screenPath } from './screens';
import { untilItWorks } from './until-it-works';

// Point 6 of the dashboard's list: usage by day and outcome with a table behind it, recent refusals, the audit trail.

const keyPath = (account: Account, { id }: Key) => `${keysPath(account)}/${id}`;

const usage = (page: Page): Locator => page.getByRole('region', { name: 'Usage' });
const refusals = (page: Page): Locator => page.getByRole('region', { name: 'Recent refusals' });
const trail = (page: Page): Locator => page.getByRole('region', { name: 'Audit trail' });
const chart = (page: Page, days: number): Locator =>
  page.getByRole('img', { name: new RegExp(`^Requests on each of ${days} days`) });

test('requests of the key are counted by day and outcome, in the chart and in its table', async ({
  keysPage: page,
  account,
  api,
  request,
}) => {
  // It waits for the page to renew itself.
  test.slow();
  const key = await api.createKey('Reader');
  await page.goto(keyPath(account, key));
  await expect(chart(page, 30)).toHaveAccessibleName(/0 accepted, 0 refused/);
  await expect(refusals(page)).toContainText('No request with this key has been refused lately.');
  const program = keyCalls(request, key.secret);
  for (let count = 0; count < 3; count += 1) await program.listFiles();
  for (let count = 0; count < 2; count += 1) await program.uploadFile(textFile('a.txt'));
  await api.listFiles(await api.createKey('Another'));
  // By itself, without a reload: counts are written within seconds, and asked for every ten.
  await expect(chart(page, 30)).toHaveAccessibleName(/3 accepted, 2 refused/, { timeout: 40_000 });
  const reasons = usage(page).getByRole('list', { name: 'Refused requests by outcome' });
  await expect(reasons).toHaveText(/2insufficient_scopeThe API key lacks a scope/);
  await page.getByText('Show as a table').click();
  const table = page.getByRole('table', { name: 'Requests per day and outcome' });
  await expect(table.getByRole('row')).toHaveCount(31);
  const today = table.getByRole('row').nth(1);
  await expect(today.getByRole('cell')).toHaveText([/3$/, /2$/, /insufficient_scope 2$/]);
  // At half its height, so that it stays on the day when what stands above takes a line more.
  await chart(page, 30).hover({ position: { x: 3, y: 80 } });
  await expect(usage(page).getByText('0 accepted')).toBeVisible();
  const { width } = (await chart(page, 30).boundingBox()) ?? { width: 0 };
  await chart(page, 30).hover({ position: { x: width - 3, y: 80 } });
  await expect(usage(page).getByText('3 accepted')).toBeVisible();
  await expect(
    usage(page).getByRole('paragraph').filter({ hasText: '3 accepted' }),
  ).not.toContainText('30 days');
});

test('the latest refusals tell what was asked, when, from where, and by which request', async ({
  keysPage: page,
  account,
  api,
  request,
}) => {
  // It waits for the page to renew itself.
  test.slow();
  const key = await api.createKey('Reader');
  const program = keyCalls(request, key.secret);
  const ids: string[] = [];
  for (let count = 0; count < 6; count += 1) {
    const answer = await program.uploadFile(textFile('a.txt'));
    ids.push(answer.headers()['x-request-id'] ?? '');
  }
  const rows = refusals(page).getByRole('row');
  await page.goto(keyPath(account, key));
  await expect(refusals(page).getByRole('button', { name: 'Show all 6' })).toBeVisible({
    timeout: 40_000,
  });
  await expect(rows).toHaveCount(6);
  const latest = rows.nth(1);
  for (const text of [
    'insufficient_scope',
    'POST /api/v1/files/upload',
    '127.0.0.1',
    ids[5] ?? '?',
  ])
    await expect(latest).toContainText(text);
  await expect(latest).toContainText(/127\.0\.0\.1|::1/);
  await expect(latest.getByRole('time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT.*Z$/);
  await refusals(page).getByRole('button', { name: 'Show all 6' }).click();
  await expect(rows).toHaveCount(7);
  await expect(rows.last()).toContainText(ids[0] ?? '?');
  await refusals(page).getByRole('button', { name: 'Show fewer' }).click();
  await expect(rows).toHaveCount(6);
});

test('the days in view are in the URL, so that reload and Back keep them', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Reader');
  await page.goto(keyPath(account, key));
  await page.getByLabel('Days', { exact: true }).selectOption('7 days');
  await expect(chart(page, 7)).toBeVisible();
  await expect(page).toHaveURL(`${keyPath(account, key)}?days=7`);
  await page.reload();
  await expect(chart(page, 7)).toBeVisible();
  await untilItWorks(page);
  await page.goBack();
  await expect(chart(page, 30)).toBeVisible();
});

test('usage that cannot be read is not shown as none, and is tried again', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Broken');
  const mend = await breakUsage(key);
  const letGo = await hold(page, '**/api/v1/api-keys/*/usage?*');
  await page.goto(keyPath(account, key));
  // The record is there, whatever becomes of the rest.
  await expect(page.getByRole('region', { name: 'Record' })).toContainText('Active');
  await expect(trail(page)).toContainText('Created key Broken');
  await expect(page.getByRole('status').filter({ hasText: 'Loading usage' })).toBeVisible();
  letGo();
  const failure = usage(page).getByRole('alert');
  await expect(failure).toContainText('The usage could not be loaded.', { timeout: 30_000 });
  await expect(page.getByText('has been refused lately')).toHaveCount(0);
  await mend();
  await failure.getByRole('button', { name: 'Retry' }).click();
  await expect(chart(page, 30)).toBeVisible();
});

test('an audit trail that cannot be read is not shown as none', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Broken');
  await breakAuditTrail(key);
  await page.goto(keyPath(account, key));
  await expect(chart(page, 30)).toBeVisible();
  const failure = trail(page).getByRole('alert');
  await expect(failure).toContainText('The audit trail could not be loaded.', { timeout: 30_000 });
  const asked = page.waitForRequest(/audit-logs\?entity_id=key_/);
  await failure.getByRole('button', { name: 'Retry' }).click();
  await asked;
});

test('the audit trail tells who did what to this key, the newest first', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Watched');
  await api.createKey('Another');
  await page.goto(keyPath(account, key));
  const rows = trail(page).getByRole('row');
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Disable key' }).click();
  // By itself, without a reload.
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText(/Disabled key Watched.*Ada Lovelace.*(127\.0\.0\.1|::1)/);
  await expect(rows.nth(2)).toContainText('Created key Watched');
  const opener = trail(page).getByRole('button', { name: 'Disabled key Watched' });
  await opener.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Disabled key Watched' });
  await expect(dialog.getByRole('table', { name: 'Changes' })).toContainText('disabled');
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await trail(page).getByRole('link', { name: 'Show all' }).click();
  await expect(page).toHaveURL(`${screenPath(account, 'audit')}?entity_id=${key.id}`);
  await expect(page.getByText('2 entries found')).toBeVisible();
});

test('from an entry it goes on to everything that the same person did', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Watched');
  await page.goto(keyPath(account, key));
  await trail(page).getByRole('button', { name: 'Created key Watched' }).click();
  await page.getByRole('button', { name: 'Everything by Ada Lovelace' }).click();
  await expect(page).toHaveURL(/\/audit\?actor_id=usr_/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Created key Watched' })).toBeVisible();
});

test('a viewer reads usage, refusals and audit trail', async ({ keysPage: page, account, api }) => {
  const key = await api.createKey('Reader');
  await setRole(account, 'viewer');
  await page.goto(keyPath(account, key));
  await expect(chart(page, 30)).toBeVisible();
  await expect(refusals(page)).toBeVisible();
  await expect(trail(page)).toContainText('Created key Reader');
});

for (const { width, height } of SIZES) {
  test.describe(`${width} × ${height} px`, () => {
    // Up to twenty searches of axe, each of a second and more on a busy machine.
    test.slow();
    test.use({
      viewport: { width, height },
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('usage, refusals and audit trail are accessible', async ({
      keysPage: page,
      account,
      api,
      request,
    }) => {
      const key = await api.createKey('A_name_without_any_place_at_which_a_line_could_be_broken');
      const program = keyCalls(request, key.secret);
      for (let count = 0; count < 6; count += 1) await program.uploadFile(textFile('a.txt'));
      await page.goto(keyPath(account, key));
      const showAll = refusals(page).getByRole('button', { name: 'Show all 6' });
      await expect(showAll).toBeVisible({ timeout: 40_000 });
      await page.getByText('Show as a table').click();
      await showAll.click();
      await expect(refusals(page).getByRole('row')).toHaveCount(7);
      await check(page, 'activity of a key');
    });
  });
}
