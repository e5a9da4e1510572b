import type { Page } from '@playwright/test';
import { addProject } from './database';
import { expect, keysPath, test } from './fixtures';

const field = (page: Page) =>
  page.getByRole('combobox', { name: 'Search screens, projects and keys' });

/** Opens the palette by keyboard and types. */
async function search(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(text);
}

test('a key is found by name and by mask', async ({ keysPage: page, api }) => {
  const { secret } = await api.createKey('Nightly backup');
  await api.createKey('Something else');
  for (const text of ['nightly', secret.slice(-6)]) {
    await search(page, text);
    const option = page.getByRole('option', { name: 'Nightly backup' });
    await expect(option).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('option', { name: 'Something else' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(field(page)).toBeHidden();
  }
});

test('a key that was found opens on its page', async ({ keysPage: page, account, api }) => {
  const { id } = await api.createKey('Nightly backup');
  await search(page, 'nightly');
  await expect(page.getByRole('option', { name: 'Nightly backup' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${keysPath(account)}/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Nightly backup' })).toBeVisible();
});

test('a project is reached by keyboard alone, on the same screen', async ({
  keysPage: page,
  account,
}) => {
  const other = await addProject(account, 'Payroll');
  await page.reload();
  await search(page, 'payr');
  await expect(page.getByRole('option', { name: 'Payroll' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/projects/${other}/keys`);
  await expect(page.getByRole('banner')).toContainText('Payroll');
});

test('arrow keys go round, and Enter does what is active', async ({ keysPage: page }) => {
  await search(page, 'theme');
  const active = (name: string) =>
    expect(page.getByRole('option', { name })).toHaveAttribute('aria-selected', 'true');
  await active('Theme: System');
  await page.keyboard.press('ArrowUp');
  await active('Theme: Dark');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await active('Theme: Light');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(field(page)).toBeHidden();
});

test('the button opens it too, and has the focus again afterwards', async ({ keysPage: page }) => {
  const button = page.getByRole('button', { name: 'Search' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('no such thing anywhere');
  await expect(page.getByRole('status').filter({ hasText: 'Nothing found.' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});

test('signing out from it ends the session', async ({ keysPage: page, account }) => {
  await search(page, 'sign out');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/sign-in');
  await page.goto(keysPath(account));
  await expect(page).toHaveURL(/\/sign-in\?/);
});

test('a sign-out that fails says so, here and at the account menu', async ({ keysPage: page }) => {
  const alert = page.getByRole('alert').filter({ hasText: 'You are still signed in.' });
  await page.route('**/api/auth/**', (route) => route.abort());
  await search(page, 'sign out');
  await page.keyboard.press('Enter');
  await expect(alert).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(alert).toHaveCount(0);
  await page.getByRole('button', { name: 'Account of Ada Lovelace' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(alert).toBeVisible();
});

test('a search that fails says so, and finds again afterwards', async ({ keysPage: page, api }) => {
  await api.createKey('Steady');
  await page.route('**/api/v1/api-keys?q=*', (route) => route.fulfill({ status: 500, body: '{}' }));
  await search(page, 'stea');
  await expect(
    page.getByRole('alert').filter({ hasText: 'Keys could not be searched.' }),
  ).toBeVisible();
  await page.unroute('**/api/v1/api-keys?q=*');
  await page.keyboard.type('dy');
  await expect(page.getByRole('option', { name: 'Steady' })).toBeVisible();
});

test('a dialog that is open is not covered', async ({ keysPage: page }) => {
  // With its code here, the palette would open at once.
  await search(page, '');
  await page.keyboard.press('Escape');
  await expect(field(page)).toBeHidden();
  await page.getByRole('button', { name: 'Create key' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.press('Tab');
  await expect(field(page)).toHaveCount(0);
});
