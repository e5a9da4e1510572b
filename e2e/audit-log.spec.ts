import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { check, SIZES } from './axe';
import { BY_ITSELF } from './by-itself';
import { addAuditEntries, setRole } from './database';
import { expect, rowOf, test } from './fixtures';
import { clickTwiceAtOnce } from './press-at-once';
import { screenPath } from './screens';

// Point 30 of the dashboard's list: who did what to which, when, from where; filters; export as CSV.

const count = (page: Page, text: string) =>
  page.getByRole('status').filter({ hasText: new RegExp(`^${text}`) });

/** Clicks "Export CSV" and reads what the browser saved. */
async function exportCsv(page: Page): Promise<{ name: string; text: string; lines: string[] }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const download = await coming;
  const text = await readFile(await download.path(), 'utf8');
  return { name: download.suggestedFilename(), text, lines: text.trimEnd().split('\r\n').slice(1) };
}

test('an entry tells who did what to which, when, from where, and by which request', async ({
  keysPage: page,
  account,
  api,
}) => {
  await api.revokeKey(await api.createKey('CI', { scopes: ['upload', 'metadata'] }));
  await page.getByRole('link', { name: 'Audit log' }).click();
  await expect(page).toHaveURL(screenPath(account, 'audit'));
  const row = rowOf(page, 'Revoked key CI');
  await expect(row).toContainText('Ada Lovelace');
  await expect(row).toContainText(/127\.0\.0\.1|::1/);
  await expect(row.getByRole('time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT.*Z$/);
  await expect(rowOf(page, 'Created tenant Analytical Engines')).toBeVisible();
  const opener = page.getByRole('button', { name: 'Created key CI' });
  await opener.click();
  const dialog = page.getByRole('dialog', { name: 'Created key CI' });
  for (const text of ['Ada Lovelace', 'usr_', 'key_', 'Playwright'])
    await expect(dialog).toContainText(text);
  const changes = dialog.getByRole('table', { name: 'Changes' });
  await expect(changes.getByRole('row', { name: 'Scopes' })).toContainText('upload, metadata');
  await expect(changes.getByRole('row', { name: 'Expires at' })).toContainText('none');
  // An empty list limits to nothing: "none" would tell the opposite.
  await expect(changes.getByRole('row', { name: 'Contexts' })).toContainText('every context');
  await dialog.getByRole('button', { name: /^Copy request ID/ }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.length).toBeGreaterThan(8);
  await expect(dialog).toContainText(copied);
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
});

test('no secret is in the log: not in the page, not in the export', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Secretive');
  await page.goto(screenPath(account, 'audit'));
  await page.getByRole('button', { name: 'Created key Secretive' }).click();
  await expect(page.getByRole('dialog')).toContainText(key.id);
  expect(await page.content()).not.toContain(key.secret);
  await page.keyboard.press('Escape');
  const { text } = await exportCsv(page);
  expect(text).toContain(key.id);
  expect(text).not.toContain(key.secret);
});

test('filters narrow the log, live in the URL, and survive reload and Back', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Old');
  await api.revokeKey(key);
  await api.createKey('New');
  const path = screenPath(account, 'audit');
  await page.goto(path);
  await page.getByLabel('Action', { exact: true }).selectOption('Key created');
  await expect(count(page, '2 entries found')).toBeVisible();
  await page.getByLabel('ID of what it was done to').fill(key.id);
  await expect(count(page, '1 entry found')).toBeVisible();
  await expect(page).toHaveURL(`${path}?action=key.created&entity_id=${key.id}`);
  await page.reload();
  await expect(page.getByLabel('Action', { exact: true })).toHaveValue('key.created');
  await expect(page.getByLabel('ID of what it was done to')).toHaveValue(key.id);
  await expect(rowOf(page, 'Created key Old')).toBeVisible();
  await page.getByLabel('Done to', { exact: true }).selectOption('Files');
  await expect(page.getByRole('heading', { name: 'No entry matches' })).toBeVisible();
  await page.goBack();
  await expect(rowOf(page, 'Created key Old')).toBeVisible();
  await page.goForward();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL(path);
  await page.getByRole('button', { name: 'Revoked key Old' }).click();
  await page.getByRole('button', { name: 'Everything done to Old' }).click();
  await expect(page).toHaveURL(`${path}?entity_id=${key.id}`);
  await expect(count(page, '2 entries found')).toBeVisible();
  await page.getByRole('button', { name: 'Created key Old' }).click();
  await page.getByRole('button', { name: 'Everything by Ada Lovelace' }).click();
  await expect(page).toHaveURL(/\?actor_id=usr_[0-9a-f]+$/);
  await expect(rowOf(page, 'Signed in')).toHaveCount(1);
});

test.describe('in New York', () => {
  test.use({ timezoneId: 'America/New_York' });

  test('days are those of the browser’s time zone', async ({ keysPage: page, account, api }) => {
    await api.createKey('Today');
    await page.goto(screenPath(account, 'audit'));
    const [yesterday, today] = await page.evaluate(() =>
      [-1, 0].map((days) => {
        const now = new Date();
        const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 12);
        return day.toISOString().slice(0, 10);
      }),
    );
    await page.getByLabel('To', { exact: true }).fill(yesterday ?? '');
    await expect(page.getByRole('heading', { name: 'No entry matches' })).toBeVisible();
    await page.getByLabel('To', { exact: true }).fill(today ?? '');
    await page.getByLabel('From', { exact: true }).fill(today ?? '');
    await expect(rowOf(page, 'Created key Today')).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`from=${today}T0[45]%3A00%3A00.000Z`));
    await page.reload();
    await expect(page.getByLabel('From', { exact: true })).toHaveValue(today ?? '');
    await expect(page.getByLabel('To', { exact: true })).toHaveValue(today ?? '');
  });
});

test('pages of 50; the export holds all of them, and says where it ends', async ({
  keysPage: page,
  account,
}) => {
  await addAuditEntries(account, 10_001);
  const path = `${screenPath(account, 'audit')}?actor_id=seed`;
  await page.goto(path);
  await expect(page.getByText('An export holds the newest 10,000 of them.')).toBeVisible();
  await expect(page.getByText('1–50 of 10001')).toBeVisible();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(rowOf(page, 'Created key Key 51')).toBeVisible();
  const second = `${screenPath(account, 'audit')}?page=2&actor_id=seed`;
  await expect(page).toHaveURL(second);
  await page.reload();
  await expect(page.getByText('51–100 of 10001')).toBeVisible();
  const { name, lines } = await exportCsv(page);
  expect(name).toMatch(/^audit-log-\d{4}-\d\d-\d\d\.csv$/);
  await expect(page.getByRole('status').filter({ hasText: `Saved as ${name}` })).toBeVisible();
  expect(lines).toHaveLength(10_000);
  expect(lines[0]).toContain(',key.created,key,key_1,Key 1,system,seed,Seed,');
});

test('the export holds what the filters show, and nothing that a spreadsheet would run', async ({
  keysPage: page,
  account,
  api,
}) => {
  await api.revokeKey(await api.createKey('=HYPERLINK("https://evil.example","Click")'));
  await api.createKey('Plain, with a comma');
  await page.goto(`${screenPath(account, 'audit')}?action=key.created`);
  const { text, lines } = await exportCsv(page);
  expect(text.split('\r\n')[0]).toMatch(/^created_at,action,entity_type,/);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain(',"Plain, with a comma",');
  expect(lines[1]).toContain(`,"'=HYPERLINK(""https://evil.example"",""Click"")",`);
});

test('an export that fails says so, and a double click asks for one', async ({
  keysPage: page,
  account,
}) => {
  await page.goto(screenPath(account, 'audit'));
  let asked = 0;
  await page.route('**/api/v1/audit-logs/export*', (route) => {
    asked += 1;
    return route.fulfill({
      status: 500,
      json: { status: 'ERROR', code: 'internal', message: 'Out of order.', errors: [] },
    });
  });
  await clickTwiceAtOnce(page.getByRole('button', { name: 'Export CSV' }));
  const alert = page.getByRole('alert').filter({ hasText: 'The entries were not exported.' });
  await expect(alert).toContainText('Out of order.');
  expect(asked).toBe(1);
  await page.unroute('**/api/v1/audit-logs/export*');
  await exportCsv(page);
  await expect(alert).toHaveCount(0);
});

test('a log that cannot be loaded says so with Retry, and is never called empty', async ({
  keysPage: page,
  account,
}) => {
  await page.goto(screenPath(account, 'audit'));
  await page.route('**/api/v1/audit-logs?*', (route) =>
    route.fulfill({
      status: 500,
      json: { status: 'ERROR', code: 'internal', message: 'Out of order', errors: [] },
    }),
  );
  await page.getByLabel('Action', { exact: true }).selectOption('Key revoked');
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
  expect(await page.getByText(/No entr/).count()).toBe(0);
  await page.unroute('**/api/v1/audit-logs?*');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('heading', { name: 'No entry matches' })).toBeVisible();
});

test('what others do shows by itself', async ({ keysPage: page, account, api }) => {
  await page.goto(screenPath(account, 'audit'));
  await api.createKey('Meanwhile');
  await expect(rowOf(page, 'Created key Meanwhile')).toBeVisible(BY_ITSELF);
});

test('a viewer reads the log, which the command palette leads to', async ({
  keysPage: page,
  account,
}) => {
  await setRole(account, 'viewer');
  await page.reload();
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('combobox', { name: 'Search screens, projects and keys' }).fill('audit');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(screenPath(account, 'audit'));
  await expect(rowOf(page, 'Created tenant Analytical Engines')).toBeVisible();
});

for (const { width, height } of SIZES) {
  test.describe(`${width} × ${height} px`, () => {
    // Up to twenty searches of axe, each of a second and more on a busy machine.
    test.slow();
    test.use({
      viewport: { width, height },
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('the audit log is accessible', async ({ keysPage: page, account, api }) => {
      const name = 'A_name_without_any_place_at_which_a_line_could_be_broken_anywhere';
      await api.revokeKey(await api.createKey(name));
      await page.goto(screenPath(account, 'audit'));
      await expect(rowOf(page, `Revoked key ${name}`)).toBeVisible();
      await check(page, 'audit log');
      await page.getByRole('button', { name: `Created key ${name}` }).click();
      await expect(page.getByRole('dialog')).toContainText('Request ID');
      await check(page, 'an entry');
      await page.keyboard.press('Escape');
      await page.getByLabel('ID of who did it').fill('nobody');
      await expect(page.getByRole('heading', { name: 'No entry matches' })).toBeVisible();
      await check(page, 'no entry matches');
    });
  });
}
