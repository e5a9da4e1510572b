import type { Page } from '@playwright/test';
import { registerAccount } from './api';
import { addProject } from './database';
import { expect, keysPath, rowOf, test } from './fixtures';
import { untilItWorks } from './until-it-works';
import { SCREENS, screenPath } from './screens';

const switcher = (page: Page) => page.getByRole('button', { name: /^Project / });

test('another project opens on the same screen, with the environment in view', async ({
  keysPage: page,
  account,
}) => {
  // Ten pages.
  test.slow();
  const other = await addProject(account, 'Second project');
  for (const { path } of SCREENS) {
    await page.goto(`${screenPath(account, path)}?environment=test`);
    await switcher(page).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'My first project' })).toBeFocused();
    await expect(page.getByRole('menuitem', { name: 'My first project' })).toHaveAttribute(
      'aria-current',
      'true',
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/projects/${other}/${path}?environment=test`);
    await expect(switcher(page)).toContainText('Second project');
    await expect(page.getByRole('banner')).toContainText('Second project');
  }
});

test('the settings and the start page lead back to the project that was last open', async ({
  keysPage: page,
  account,
}) => {
  const other = await addProject(account, 'Second project');
  await page.goto(`/projects/${other}/files`);
  // A page that is left before its script runs was not opened.
  await untilItWorks(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page).toHaveURL('/settings/profile');
  await expect(switcher(page)).toContainText('Second project');
  await page.getByRole('link', { name: 'Usage' }).click();
  await expect(page).toHaveURL(`/projects/${other}/usage`);
  await page.goto('/');
  await expect(page).toHaveURL(`/projects/${other}/keys`);
  await page.goto(keysPath(account));
  await untilItWorks(page);
  await page.goto('/settings/members');
  await expect(switcher(page)).toContainText('My first project');
});

test('the header names the project and the environment in view', async ({
  keysPage: page,
  account,
}) => {
  const header = page.getByRole('banner');
  await expect(header).toContainText('My first project');
  for (const [query, name] of [
    ['', 'All environments'],
    ['?environment=live', 'Live'],
    ['?environment=test', 'Test'],
  ] as const) {
    await page.goto(keysPath(account) + query);
    await expect(header).toContainText(`Environment in view: ${name}`);
  }
});

test('the first stop of the Tab key leads past the navigation', async ({ keysPage: page }) => {
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('the sheet holds navigation, projects and account, and gives the focus back', async ({
    keysPage: page,
    account: owner,
  }) => {
    await addProject(owner, 'Second project');
    await page.reload();
    const opener = page.getByRole('button', { name: 'Open navigation' });
    // Before the menu has the focus, Esc would close the sheet.
    const focusedMenu = page.locator('[role="menu"]:focus-within');
    await opener.click();
    await expect(page.getByRole('link', { name: 'API Keys' })).toBeVisible();
    await switcher(page).click();
    await expect(page.getByRole('menuitem', { name: 'Second project' })).toBeVisible();
    await expect(focusedMenu).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(switcher(page)).toBeFocused();
    const account = page.getByRole('button', { name: 'Account of Ada Lovelace' });
    await account.click();
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    await expect(focusedMenu).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(account).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(opener).toBeFocused();
  });
});

test('an address that no screen has is not found, inside the project', async ({
  keysPage: page,
  account,
}) => {
  for (const path of ['nothing', 'keys/nothing/at/all']) {
    const answer = await page.goto(screenPath(account, path));
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
    await expect(switcher(page)).toBeVisible();
  }
  await page.getByRole('link', { name: 'Go to the API keys' }).click();
  await expect(page).toHaveURL(keysPath(account));
});

test('every screen of somebody else’s project is as if it were not there', async ({
  keysPage: page,
  request,
}) => {
  // Sixteen pages.
  test.slow();
  const stranger = await registerAccount(request);
  for (const projectId of [stranger.projectId, 'nothing', '%00']) {
    for (const { path } of SCREENS) {
      const answer = await page.goto(screenPath({ ...stranger, projectId }, path));
      expect(answer?.status(), `${projectId} ${path}`).toBe(404);
      await expect(page.getByRole('heading', { level: 1, name: 'Not found' })).toBeVisible();
    }
  }
});

test('an address outside any project is not found, with the way back', async ({
  keysPage: page,
  account,
}) => {
  const answer = await page.goto('/nowhere');
  expect(answer?.status()).toBe(404);
  await page.getByRole('link', { name: 'Go to your project' }).click();
  await expect(page).toHaveURL(keysPath(account));
});

test('a project without a screen in its address opens on its keys', async ({
  keysPage: page,
  account,
}) => {
  await page.goto(`/projects/${account.projectId}`);
  await expect(page).toHaveURL(keysPath(account));
});

test('a lost network is told above every page, and mends itself', async ({
  keysPage: page,
  context,
  api,
}) => {
  const banner = page
    .getByRole('status')
    .filter({ hasText: 'Connection lost: the server cannot be reached' });
  await expect(page.getByRole('heading', { name: 'API Keys', exact: true })).toBeVisible();
  await context.setOffline(true);
  await expect(banner).toBeVisible();
  await api.createKey('Made meanwhile');
  await context.setOffline(false);
  await expect(banner).toBeHidden();
  await expect(rowOf(page, 'Made meanwhile')).toBeVisible();
});
