import type { Page } from '@playwright/test';
import { createKeyInDialog, expect, keysPath, rowOf, signIn, test } from './fixtures';
import { whatTheBrowserKeeps } from './browser-memory';

const reveal = (page: Page) => page.getByRole('dialog', { name: 'Copy your key now' });
const question = (page: Page) => page.getByRole('alertdialog', { name: 'Close without saving' });

/** Creates a key and waits for the step that shows it. */
async function revealKey(page: Page): Promise<string> {
  await createKeyInDialog(page, 'Fresh');
  await expect(reveal(page)).toBeVisible();
  return page.getByLabel('API key', { exact: true }).inputValue();
}

for (const [way, leave] of [
  ['Esc', (page: Page) => page.keyboard.press('Escape')],
  ['a click outside', (page: Page) => page.mouse.click(5, 5)],
  ['Back', (page: Page) => page.evaluate(() => window.history.back())],
] as const) {
  test(`${way} does not throw the new key away unasked`, async ({ keysPage: page }) => {
    const secret = await revealKey(page);
    await leave(page);
    await expect(question(page).getByRole('button', { name: 'Back to the key' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(question(page)).toBeHidden();
    await expect(page.getByLabel('API key', { exact: true })).toHaveValue(secret);
  });
}

test('reloading asks before the new key is lost', async ({ keysPage: page }) => {
  await revealKey(page);
  const asked = page.waitForEvent('dialog');
  await page.evaluate(() => setTimeout(() => window.location.reload()));
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(reveal(page)).toBeVisible();
});

test('a session that ends while the new key is shown does not lead away from it', async ({
  page,
  account,
  baseURL,
}) => {
  await page.clock.install();
  await signIn(page, account, baseURL ?? '');
  await page.goto(keysPath(account));
  await revealKey(page);
  await page.waitForLoadState('networkidle');
  const asked: string[] = [];
  page.on('request', (sent) => asked.push(sent.url()));
  await page.context().clearCookies();
  await page.clock.runFor(60_000);
  await expect(reveal(page)).toBeVisible();
  expect(asked).toEqual([]);
});

test('once put away the key is nowhere in the browser, and Back shows no trace of it', async ({
  keysPage: page,
  account,
}) => {
  const secret = await revealKey(page);
  await page.getByRole('button', { name: 'Copy key' }).click();
  await page.getByRole('button', { name: 'I have saved it' }).click();
  await expect(reveal(page)).toBeHidden();
  await expect(rowOf(page, 'Fresh')).toBeVisible();
  const kept = await whatTheBrowserKeeps(page);
  expect(kept.queryCache).toContain('Fresh');
  expect(JSON.stringify(kept)).not.toContain(secret.slice(8));
  await page.getByRole('button', { name: 'Create key' }).click();
  await expect(page.getByRole('dialog', { name: 'Create an API key' })).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('');
  await expect(page).toHaveURL(keysPath(account));
});

test('the .env line is copied whole, and nothing else', async ({ keysPage: page }) => {
  const secret = await revealKey(page);
  await page.getByRole('button', { name: 'Copy line' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(`UPLOADKIT_API_KEY=${secret}`);
});

test('without a secure context copying still works and keeps the focus', async ({
  keysPage: page,
}) => {
  const secret = await revealKey(page);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
  });
  await page.getByRole('button', { name: 'Copy key' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy key' })).toBeFocused();
  await page.evaluate(() => Reflect.deleteProperty(navigator, 'clipboard'));
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
});

test('when copying fails it does not say "Copied" but how to do it by hand', async ({
  keysPage: page,
}) => {
  const secret = await revealKey(page);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await page.getByRole('button', { name: 'Copy key' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Press Ctrl+C' })).toBeVisible();
  expect(await page.getByText('Copied').count()).toBe(0);
  expect(await page.evaluate(() => window.getSelection()?.toString())).toBe(secret);
});
