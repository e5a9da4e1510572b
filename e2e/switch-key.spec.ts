import type { Page } from '@playwright/test';
import { expect, rowOf, test } from './fixtures';
import { untilItWorks } from './until-it-works';
import { pressAtOnce } from './press-at-once';

async function choose(page: Page, key: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for key ${key}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

test('a key is disabled at once and without a question, and Undo lets it work again', async ({
  keysPage: page,
  api,
}) => {
  const key = await api.createKey('Switch');
  await page.reload();
  await choose(page, 'Switch', 'Disable key');
  await expect(rowOf(page, 'Switch')).toContainText('Disabled');
  await expect(page.getByText('Key Switch is disabled.')).toBeVisible();
  expect((await api.listFiles(key)).status()).toBe(401);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rowOf(page, 'Switch')).toContainText('Active');
  // The toast is gone, and with it the button that had the focus.
  await expect(page.getByRole('button', { name: 'Actions for key Switch' })).toBeFocused();
  await expect(page.getByText('Key Switch is enabled.')).toBeVisible();
  expect((await api.listFiles(key)).status()).toBe(200);
});

test('the menu works by arrow keys and gives the focus back', async ({ keysPage: page, api }) => {
  await api.createKey('By hand');
  await page.reload();
  await untilItWorks(page);
  const opener = page.getByRole('button', { name: 'Actions for key By hand' });
  await opener.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Rotate key' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'By hand')).toContainText('Disabled');
  await expect(opener).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Enable key' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Rotate key' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
});

test('keys in quick succession choose the entry that they lead to, not the one before', async ({
  keysPage: page,
  api,
}) => {
  await api.createKey('In a hurry');
  await page.reload();
  const opener = page.getByRole('button', { name: 'Actions for key In a hurry' });
  const openMenu = async () => {
    await opener.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Rotate key' })).toBeFocused();
  };
  await openMenu();
  await pressAtOnce(page, ['ArrowDown', 'Enter']);
  await expect(page.getByText('Key In a hurry is disabled.')).toBeVisible();
  await openMenu();
  await pressAtOnce(page, ['e', 'Enter']);
  await expect(page.getByText('Key In a hurry is enabled.')).toBeVisible();
  await openMenu();
  await pressAtOnce(page, ['ArrowUp']);
  await expect(page.getByRole('menuitem', { name: 'Disable key' })).toBeFocused();
  await pressAtOnce(page, [...'rotate k']);
  await expect(page.getByRole('menuitem', { name: 'Rotate key' })).toBeFocused();
});

test('shown at once on a slow network, sent once, and taken back when the server refuses', async ({
  keysPage: page,
  api,
}) => {
  const key = await api.createKey('Sturdy');
  await page.reload();
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  let sent = 0;
  await page.route('**/api/v1/api-keys/*', async (route) => {
    sent += 1;
    await gate;
    await route.fulfill({
      status: 500,
      json: { status: 'ERROR', code: 'internal', message: 'Out of order', errors: [] },
    });
  });
  await choose(page, 'Sturdy', 'Disable key');
  await expect(rowOf(page, 'Sturdy')).toContainText('Disabled');
  await choose(page, 'Sturdy', 'Enable key');
  // The menu does what was chosen once it has closed, and its button has the focus again.
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Actions for key Sturdy' })).toBeFocused();
  open();
  const alert = page.getByRole('alert').filter({ hasText: 'Key Sturdy was not disabled' });
  await expect(alert).toBeVisible();
  await expect(rowOf(page, 'Sturdy')).toContainText('Active');
  expect(sent).toBe(1);
  expect(await page.getByText('is disabled').count()).toBe(0);
  expect((await api.listFiles(key)).status()).toBe(200);
  await page.getByRole('button', { name: 'Dismiss the error' }).click();
  await expect(alert).toBeHidden();
});

test('an ended key says why it can neither be enabled nor rotated', async ({
  keysPage: page,
  api,
}) => {
  await api.revokeKey(await api.createKey('Gone'));
  await page.getByRole('checkbox', { name: 'Show revoked and expired' }).click();
  await page.getByRole('button', { name: 'Actions for key Gone' }).click();
  for (const action of ['Disable key', 'Rotate key']) {
    const item = page.getByRole('menuitem', { name: action });
    await expect(item).toHaveAttribute('aria-disabled', 'true');
    await expect(item).toContainText('It is revoked, which is final.');
  }
});
