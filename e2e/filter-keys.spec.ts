import type { Page } from '@playwright/test';
import { expect, keysPath, rowOf, test } from './fixtures';
import { hold } from './hold';
import { untilItWorks } from './until-it-works';

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search keys' });
const table = (page: Page) => page.getByRole('table', { name: 'API keys' });
const namesOf = (page: Page) => page.getByRole('rowheader').allTextContents();

test('a search by name or mask narrows the list, is counted aloud, and survives a reload', async ({
  keysPage: page,
  account,
  api,
}) => {
  const wanted = await api.createKey('Invoices');
  await api.createKey('Thumbnails');
  await page.reload();
  await search(page).fill('invo');
  await expect(page.getByRole('status').filter({ hasText: '1 key found' })).toBeVisible();
  await expect(rowOf(page, 'Thumbnails')).toHaveCount(0);
  await expect(page).toHaveURL(`${keysPath(account)}?q=invo`);
  await page.reload();
  await expect(search(page)).toHaveValue('invo');
  await expect(rowOf(page, 'Thumbnails')).toHaveCount(0);
  await search(page).fill(wanted.secret.slice(-6));
  await expect(page).toHaveURL(new RegExp(`q=${wanted.secret.slice(-6)}`));
  await expect(rowOf(page, 'Invoices')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(search(page)).toBeFocused();
  await expect(rowOf(page, 'Thumbnails')).toBeVisible();
  await expect(page).toHaveURL(keysPath(account));
});

test('filters stay in the URL, Back takes them off one by one, and no match is not "no keys"', async ({
  keysPage: page,
  account,
  api,
}) => {
  await api.createKey('Reader', { scopes: ['metadata'] });
  await api.createKey('Everything', { environment: 'live', scopes: ['admin'] });
  await page.reload();
  await page.getByLabel('Scope', { exact: true }).selectOption('metadata');
  await expect(page.getByText('2 keys found')).toBeVisible();
  await page.getByLabel('Scope', { exact: true }).selectOption('delete');
  await expect(page.getByText('1 key found')).toBeVisible();
  await expect(rowOf(page, 'Everything')).toBeVisible();
  await page.getByLabel('Environment').selectOption('Test');
  await expect(page.getByRole('heading', { name: 'No key matches' })).toBeVisible();
  await expect(page.getByText('No active API keys')).toHaveCount(0);
  await expect(page).toHaveURL(`${keysPath(account)}?environment=test&scope=delete`);
  await page.goBack();
  await expect(rowOf(page, 'Everything')).toBeVisible();
  await expect(page.getByLabel('Environment')).toHaveValue('any');
  await page.goForward();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL(keysPath(account));
  await expect(rowOf(page, 'Reader')).toBeVisible();
});

test('a filter for revoked keys shows them, and hiding them lets it go', async ({
  keysPage: page,
  api,
}) => {
  await api.revokeKey(await api.createKey('Old'));
  await api.createKey('New');
  await page.reload();
  await page.getByLabel('Status').selectOption('Revoked');
  await expect(rowOf(page, 'Old')).toContainText('Revoked');
  await expect(rowOf(page, 'New')).toHaveCount(0);
  const ended = page.getByRole('checkbox', { name: 'Show revoked and expired' });
  await expect(ended).toBeChecked();
  await ended.uncheck();
  await expect(rowOf(page, 'New')).toBeVisible();
  await expect(rowOf(page, 'Old')).toHaveCount(0);
  await expect(page.getByLabel('Status')).toHaveValue('any');
});

test('columns sort, say which way, and keep it through a reload', async ({
  keysPage: page,
  api,
}) => {
  for (const name of ['B', 'C', 'A']) await api.revokeKey(await api.createKey(name));
  await untilItWorks(page);
  await page.getByRole('checkbox', { name: 'Show revoked and expired' }).check();
  await expect.poll(() => namesOf(page)).toEqual(['A', 'C', 'B']);
  const created = page.getByRole('columnheader', { name: 'Created' });
  await expect(created).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('link', { name: 'Created' }).click();
  await expect.poll(() => namesOf(page)).toEqual(['B', 'C', 'A']);
  await expect(created).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('link', { name: 'Name' }).press('Enter');
  await expect.poll(() => namesOf(page)).toEqual(['A', 'B', 'C']);
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  expect(await namesOf(page)).toEqual(['A', 'B', 'C']);
  await untilItWorks(page);
  await page.goBack();
  await expect.poll(() => namesOf(page)).toEqual(['B', 'C', 'A']);
});

test('on a slow network the rows of before stay while a filter loads', async ({
  keysPage: page,
  api,
}) => {
  await api.createKey('Steady');
  await page.reload();
  const letGo = await hold(page, '**/api/v1/api-keys?*');
  await search(page).fill('nowhere');
  await expect(table(page)).toHaveAttribute('aria-busy', 'true');
  await expect(rowOf(page, 'Steady')).toBeVisible();
  await expect(page.getByText('Loading API keys')).toHaveCount(0);
  letGo();
  await expect(page.getByRole('heading', { name: 'No key matches' })).toBeVisible();
});

test('at 320 px keys are cards that can be ordered, ticked and changed', async ({
  keysPage: page,
  api,
}) => {
  await page.setViewportSize({ width: 320, height: 720 });
  // The newest is not the first by name: what the order was before is not taken for it.
  await api.createKey('A');
  await api.createKey('B');
  await page.reload();
  await page.getByLabel('Order').selectOption('By name');
  await expect.poll(() => namesOf(page)).toEqual(['A', 'B']);
  await page.getByRole('checkbox', { name: 'Select all keys on this page' }).click();
  await expect(page.getByText('2 selected')).toBeVisible();
  const revoke = page.getByRole('button', { name: 'Revoke key A' });
  await revoke.scrollIntoViewIfNeeded();
  await expect(revoke).toBeInViewport();
  await page.getByRole('button', { name: 'Actions for key A' }).click();
  await expect(page.getByRole('menuitem', { name: 'Disable key' })).toBeInViewport();
});

/** Holds back what the page writes into its history, in its order, until the function is called that comes back. */
async function holdHistory(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const { history } = window;
    const gate = new Promise<void>((resolve) =>
      document.addEventListener('let go', () => resolve(), { once: true }),
    );
    for (const name of ['pushState', 'replaceState'] as const) {
      const write = history[name].bind(history);
      history[name] = (...args) => void gate.then(() => write(...args));
    }
  });
  return () => page.evaluate(() => void document.dispatchEvent(new Event('let go')));
}

// The address follows a moment after the click, and later on a busy machine.
test('the box of the ended keys is ticked with the click, and shows a circle while it searches', async ({
  keysPage: page,
  api,
}) => {
  await api.revokeKey(await api.createKey('Old'));
  const ended = page.getByRole('checkbox', { name: 'Show revoked and expired' });
  await untilItWorks(page);
  const letAddressFollow = await holdHistory(page);
  await ended.check();
  await letAddressFollow();
  await expect(page).toHaveURL(/ended=1/);
  await expect(rowOf(page, 'Old')).toBeVisible();
  await page.goBack();
  await expect(ended).not.toBeChecked();
  const letGo = await hold(page, '**/api/v1/api-keys?*');
  await search(page).fill('anything');
  const circle = page.getByRole('search').locator('.animate-spin');
  await expect(circle).toHaveCSS('width', '16px');
  await expect(circle).toHaveCSS('height', '16px');
  letGo();
  await expect(circle).toHaveCount(0);
});
