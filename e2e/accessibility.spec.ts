import { keyCalls } from './api';
import { check, checkWidth, SIZES } from './axe';
import { createKeyInDialog, expect, rowOf, test } from './fixtures';
import { SCREENS, screenPath, SETTINGS } from './screens';
import { untilItWorks } from './until-it-works';

for (const { width, height } of SIZES) {
  test.describe(`${width} × ${height} px`, () => {
    // Up to twenty searches of axe, each of a second and more on a busy machine.
    test.slow();
    test.use({
      viewport: { width, height },
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('sign-up and sign-in are accessible', async ({ page }) => {
      for (const [path, button] of [
        ['/sign-up', 'Create account'],
        ['/sign-in', 'Sign in'],
      ] as const) {
        await page.goto(path);
        await check(page, path);
        await page.getByRole('button', { name: button }).click();
        await expect(page.getByRole('textbox').first()).toBeFocused();
        await check(page, `${path} with errors`);
      }
    });

    test('creating a key is accessible', async ({ keysPage: page }) => {
      await check(page, 'no keys');
      await createKeyInDialog(page, '');
      await page.getByText('Advanced').click();
      await page.getByRole('radio', { name: 'Custom' }).click();
      await check(page, 'create with errors');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await createKeyInDialog(page, 'A key with quite a long name for its production servers');
      await expect(page.getByRole('dialog', { name: 'Copy your key now' })).toBeVisible();
      await check(page, 'reveal');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await check(page, 'leaving without the key');
    });

    test('trying and verifying a new key is accessible', async ({ keysPage: page, request }) => {
      await createKeyInDialog(page, 'Fresh');
      await expect(page.getByRole('dialog', { name: 'Copy your key now' })).toBeVisible();
      for (const tab of ['Node', '.env']) {
        await page.getByRole('tab', { name: tab }).click();
        await check(page, `reveal, ${tab}`);
      }
      await page.getByText('Verify what I saved').click();
      await page.getByLabel('Paste it here').fill('something else');
      await expect(page.getByText('It does not match')).toBeVisible();
      await check(page, 'reveal, not what was saved');
      const secret = await page.getByLabel('API key', { exact: true }).inputValue();
      await page.getByLabel('Paste it here').fill(secret);
      await keyCalls(request, secret).listFiles();
      await expect(page.getByText('First request received')).toBeVisible();
      await check(page, 'reveal, verified and used');
    });

    test('the list and revoking are accessible', async ({ keysPage: page, api }) => {
      await api.createKey('A_name_without_any_place_at_which_a_line_could_be_broken');
      await api.listFiles(await api.createKey('Live', { environment: 'live', scopes: ['admin'] }));
      await page.reload();
      await expect(rowOf(page, 'Live')).toContainText('just now');
      await check(page, 'keys at the limit');
      await untilItWorks(page);
      // By now it may be minutes ago.
      await rowOf(page, 'Live')
        .getByRole('button', { name: /just now|ago$/ })
        .focus();
      await expect(page.getByRole('tooltip')).toBeVisible();
      await check(page, 'last used');
      await page.getByRole('button', { name: 'Revoke key Live' }).click();
      await page.getByRole('button', { name: 'Revoke key', exact: true }).click();
      await expect(page.getByLabel('Type Live to confirm')).toBeFocused();
      await check(page, 'revoke with an error');
      await page.keyboard.type('Live');
      await page.keyboard.press('Enter');
      await expect(rowOf(page, 'Live')).toContainText('Revoked');
      await check(page, 'a revoked key');
    });

    test('every screen of a project is accessible', async ({ keysPage: page, account, api }) => {
      await api.createKey('One');
      for (const { heading, path } of SCREENS) {
        await page.goto(screenPath(account, path));
        await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
        await check(page, heading);
      }
    });

    test('every screen of the settings is accessible', async ({ keysPage: page }) => {
      for (const { heading, path } of SETTINGS) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
        await check(page, heading);
      }
    });

    test('filtering, rotating and changing several keys are accessible', async ({
      keysPage: page,
      api,
    }) => {
      await api.createKey('Worker with a name of several words');
      await api.createKey('Second');
      await page.reload();
      await page.getByRole('button', { name: 'Actions for key Second' }).click();
      await expect(page.getByRole('menuitem', { name: 'Rotate key' })).toBeVisible();
      await check(page, 'menu of a key');
      await page.getByRole('menuitem', { name: 'Rotate key' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await check(page, 'rotate');
      await page.getByRole('dialog').getByRole('button', { name: 'Rotate key' }).click();
      await page.getByRole('button', { name: 'I have saved it' }).click();
      await expect(page.getByRole('button', { name: 'End now: key Second' })).toBeVisible();
      await check(page, 'a replaced key');
      await page.getByRole('checkbox', { name: /^Select key Worker/ }).click();
      await check(page, 'a selected key');
      const selected = page.getByRole('group', { name: 'Selected keys' });
      await selected.getByRole('button', { name: 'Disable' }).click();
      await page.getByRole('button', { name: 'Disable 1 key' }).click();
      await expect(page.getByText('1 key disabled.')).toBeVisible();
      await check(page, 'several keys with results');
      await page.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('searchbox').fill('nowhere');
      await expect(page.getByRole('heading', { name: 'No key matches' })).toBeVisible();
      await check(page, 'no match');
    });

    test('the reference of the API is accessible', async ({ page }) => {
      // Some thousand elements, which axe takes its time for; they are the same in a narrow window.
      await page.goto('/reference');
      await (width < 1280 ? checkWidth : check)(page, 'reference');
    });

    test('the navigation is accessible', async ({ keysPage: page, account }) => {
      if (width < 768) await page.getByRole('button', { name: 'Open navigation' }).click();
      const link = page.getByRole('link', { name: 'API Keys' });
      await expect(link).toHaveAttribute('aria-current', 'page');
      await check(page, 'navigation');
      await page.getByRole('button', { name: 'Account of Ada Lovelace' }).click();
      await expect(page.getByRole('menu', { name: 'Account of Ada Lovelace' })).toBeVisible();
      await check(page, 'account menu');
      await page.goto('/nowhere');
      await check(page, 'not found');
      await page.goto(screenPath(account, 'nothing'));
      await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
      await check(page, 'not found in a project');
      await page.getByRole('button', { name: 'Search' }).click();
      await expect(page.getByRole('combobox')).toBeFocused();
      await check(page, 'command palette');
    });
  });
}
