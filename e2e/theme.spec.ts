import type { Page } from '@playwright/test';
import { expect, keysPath, test } from './fixtures';
import { untilItWorks } from './until-it-works';

const LIGHT_GROUND = 'rgb(250, 250, 251)';
const DARK_GROUND = 'rgb(11, 11, 13)';

const root = (page: Page) => page.locator('html');

/** The theme in the HTML as the server sends it, before any script runs. */
async function themeFromServer(page: Page, path: string): Promise<string | undefined> {
  const html = await (await page.request.get(path)).text();
  return /<html[^>]* data-theme="(\w+)"/.exec(html)?.[1];
}

async function chooseTheme(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Account of Ada Lovelace' }).click();
  await page.getByRole('menuitemradio', { name }).click();
  await expect(page.getByRole('menuitemradio', { name })).toBeChecked();
  await page.keyboard.press('Escape');
}

test('a chosen theme is in the server’s HTML, so that a reload does not flash', async ({
  keysPage: page,
  account,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await themeFromServer(page, keysPath(account))).toBe(undefined);
  await expect(root(page)).toHaveCSS('background-color', LIGHT_GROUND);

  await chooseTheme(page, 'Dark');
  await expect(root(page)).toHaveCSS('background-color', DARK_GROUND);
  expect(await themeFromServer(page, keysPath(account))).toBe('dark');
  expect(await themeFromServer(page, '/sign-in')).toBe('dark');
  await page.reload();
  await expect(root(page)).toHaveCSS('background-color', DARK_GROUND);
  await expect(root(page)).toHaveCSS('color-scheme', 'dark');
});

test('a chosen theme stands against the system’s, and the system has it back', async ({
  keysPage: page,
  account,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await chooseTheme(page, 'Light');
  await expect(root(page)).toHaveCSS('background-color', LIGHT_GROUND);
  await chooseTheme(page, 'System');
  await expect(root(page)).toHaveCSS('background-color', DARK_GROUND);
  expect(await themeFromServer(page, keysPath(account))).toBe(undefined);
});

test('the account menu works by keyboard and gives the focus back', async ({ keysPage: page }) => {
  await untilItWorks(page);
  const button = page.getByRole('button', { name: 'Account of Ada Lovelace' });
  await button.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Settings' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitemradio', { name: 'System' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitemradio', { name: 'Dark' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(root(page)).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});
