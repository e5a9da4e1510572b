import type { Page } from '@playwright/test';
import { expect, keysPath, rowOf, test } from './fixtures';
import { hold } from './hold';
import { screenPath } from './screens';

// A page is there before its script is, on a slow network by seconds. What is done meanwhile must not be lost.

/** Opens the page without its scripts; they come when the returned function is called. */
async function openWithoutScripts(page: Page, path: string): Promise<() => void> {
  const letGo = await hold(page, '**/_next/static/**/*.js');
  await page.goto(path, { waitUntil: 'commit' });
  return letGo;
}

test('a click on a button counts although the page’s script comes later, and counts once', async ({
  keysPage: page,
  account,
}) => {
  const bringScripts = await openWithoutScripts(page, keysPath(account));
  const button = page.getByRole('button', { name: 'Create key' });
  await button.click();
  await button.click();
  await expect(button).toHaveAttribute('aria-busy', 'true');
  expect(await page.getByRole('dialog').count()).toBe(0);
  bringScripts();
  await expect(page.getByRole('dialog', { name: 'Create an API key' })).toBeVisible();
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(button).not.toHaveAttribute('aria-busy');
  await expect(button).toBeFocused();
});

test('of two early clicks on a checkbox one counts', async ({ keysPage: page, account }) => {
  const bringScripts = await openWithoutScripts(page, keysPath(account));
  const checkbox = page.getByRole('checkbox', { name: 'Show revoked and expired' });
  for (let clicks = 0; clicks < 2; clicks += 1) await checkbox.click();
  await expect(checkbox).toHaveAttribute('aria-busy', 'true');
  bringScripts();
  await expect(page).toHaveURL(`${keysPath(account)}?ended=1`);
  await expect(checkbox).not.toHaveAttribute('aria-busy');
  await expect(checkbox).toBeChecked();
});

test('a search and a filter that come early are applied, and what is typed stays', async ({
  keysPage: page,
  account,
  api,
}) => {
  await api.createKey('Invoices');
  await api.createKey('Thumbnails');
  const bringScripts = await openWithoutScripts(page, keysPath(account));
  await page.getByRole('searchbox', { name: 'Search keys' }).fill('invo');
  await page.getByLabel('Environment').selectOption('Test');
  bringScripts();
  await expect(page).toHaveURL(`${keysPath(account)}?q=invo&environment=test`);
  await expect(page.getByRole('searchbox', { name: 'Search keys' })).toHaveValue('invo');
  await expect(rowOf(page, 'Invoices')).toBeVisible();
  await expect(rowOf(page, 'Thumbnails')).toHaveCount(0);
});

test('days and an environment that are chosen early are both in view', async ({
  keysPage: page,
  account,
}) => {
  const path = screenPath(account, 'usage');
  const bringScripts = await openWithoutScripts(page, path);
  await page.getByLabel('Days', { exact: true }).selectOption('7 days');
  await page.getByLabel('Environment').selectOption('Live');
  bringScripts();
  await expect(page).toHaveURL(`${path}?days=7&environment=live`);
});

/** Holds back the end of the early time, when React listens too: what is done meanwhile is done in both's hearing. */
async function holdEarlyTime(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    let replay = (): void => undefined;
    Object.defineProperty(window, 'replayEarlyActions', {
      configurable: true,
      set: (given: () => void) => (replay = given),
      get: () => () => {
        document.documentElement.dataset['held'] = '';
        document.addEventListener('let go', () => replay(), { once: true });
      },
    });
  });
  return () => page.evaluate(() => void document.dispatchEvent(new Event('let go')));
}

test('a filter that is chosen while the script begins is applied once: one Back takes it off', async ({
  keysPage: page,
  account,
}) => {
  const letGo = await holdEarlyTime(page);
  await page.goto(keysPath(account));
  await expect(page.locator('html[data-held]')).toBeVisible();
  const before = await page.evaluate(() => window.history.length);
  await page.getByLabel('Environment').selectOption('Test');
  await letGo();
  await expect(page).toHaveURL(`${keysPath(account)}?environment=test`);
  await expect(page.getByRole('heading', { name: 'No key matches' })).toBeVisible();
  expect(await page.evaluate(() => window.history.length)).toBe(before + 1);
  await page.goBack();
  await expect(page).toHaveURL(keysPath(account));
  await expect(page.getByLabel('Environment')).toHaveValue('any');
});

test('a form that is sent early is sent as it stands, and shows no password in the address', async ({
  page,
  account,
}) => {
  const bringScripts = await openWithoutScripts(page, '/sign-in');
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/sign-in');
  bringScripts();
  await expect(page).toHaveURL(keysPath(account));
});

test('the shortcut of the command palette counts early too', async ({
  keysPage: page,
  account,
}) => {
  const bringScripts = await openWithoutScripts(page, keysPath(account));
  await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  bringScripts();
  await expect(
    page.getByRole('combobox', { name: 'Search screens, projects and keys' }),
  ).toBeFocused();
});
