import type { Page } from '@playwright/test';
import { keyCalls } from './api';
import { createKeyInDialog, expect, keysPath, rowOf, signIn, test } from './fixtures';
import { whatTheBrowserKeeps } from './browser-memory';

const reveal = (page: Page) => page.getByRole('dialog', { name: 'Copy your key now' });
const question = (page: Page) => page.getByRole('alertdialog', { name: 'Close without saving' });

/** Creates a key and waits for the step that shows it. */
async function revealKey(page: Page): Promise<string> {
  await createKeyInDialog(page, 'Fresh');
  await expect(reveal(page)).toBeFocused();
  return page.getByLabel('API key', { exact: true }).inputValue();
}

/** Pastes back what was saved. */
async function verify(page: Page, saved: string): Promise<void> {
  await page.getByRole('button', { name: 'Verify what I saved' }).click();
  await page.evaluate((text) => navigator.clipboard.writeText(text), saved);
  await page.getByLabel('Paste it here').press('ControlOrMeta+V');
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

test('a session that ends while the new key is shown does not lead away from it, and says so', async ({
  page,
  account,
  baseURL,
}) => {
  await page.clock.install();
  await signIn(page, account, baseURL ?? '');
  await page.goto(keysPath(account));
  await revealKey(page);
  await page.waitForLoadState('networkidle');
  await page.context().clearCookies();
  await page.clock.runFor(5000);
  await expect(page.getByText('Your session has ended')).toBeVisible();
  const asked: string[] = [];
  page.on('request', (sent) => asked.push(sent.url()));
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
  for (const tab of ['Node', '.env', 'curl']) await page.getByRole('tab', { name: tab }).click();
  await page.getByRole('button', { name: 'Copy command' }).click();
  await verify(page, secret);
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
  await page.goBack();
  await page.goForward();
  await expect(rowOf(page, 'Fresh')).toBeVisible();
  expect(JSON.stringify(await whatTheBrowserKeeps(page))).not.toContain(secret.slice(8));
});

test('point 15: the whole key stands in a field of its own, to be read and selected, not changed', async ({
  keysPage: page,
}) => {
  const secret = await revealKey(page);
  expect(secret).toMatch(/^uk_test_[0-9A-Za-z]{38}$/);
  const field = page.getByLabel('API key', { exact: true });
  await expect(field).not.toBeEditable();
  await expect(field).toHaveCSS('font-family', /Mono/);
  await field.focus();
  expect(await page.evaluate(() => window.getSelection()?.toString())).toBe(secret);
  await expect(reveal(page)).toContainText('Test');
  await expect(reveal(page)).toContainText('The whole key is shown only this once.');
});

test('point 18: "Copied" stands for two seconds', async ({ page, account, baseURL }) => {
  await page.clock.install();
  await signIn(page, account, baseURL ?? '');
  await page.goto(keysPath(account));
  await revealKey(page);
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.getByRole('button', { name: 'Copy key' }).click();
  const copied = page.getByRole('status').filter({ hasText: 'Copied' });
  await expect(copied).toBeVisible();
  await page.clock.runFor(1900);
  await expect(copied).toBeVisible();
  await page.clock.runFor(200);
  await expect(copied).toBeHidden();
});

test('the .env line is copied whole, and nothing else', async ({ keysPage: page }) => {
  const secret = await revealKey(page);
  await page.getByRole('button', { name: 'Copy .env line' }).click();
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

test('when the .env line cannot be copied, it is the line that is selected', async ({
  keysPage: page,
}) => {
  const secret = await revealKey(page);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await page.getByRole('button', { name: 'Copy .env line' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Press Ctrl+C' })).toBeVisible();
  expect(await page.evaluate(() => window.getSelection()?.toString())).toBe(
    `UPLOADKIT_API_KEY=${secret}`,
  );
});

test('what was saved is compared in the browser, and nothing is sent', async ({
  keysPage: page,
  request,
}) => {
  const secret = await revealKey(page);
  await keyCalls(request, secret).listFiles();
  // From here on the page has nothing to ask for.
  await expect(page.getByText('First request received')).toBeVisible();
  await page.waitForLoadState('networkidle');
  const sent: string[] = [];
  page.on('request', (left) => sent.push(`${left.method()} ${left.url()} ${left.postData()}`));
  const verdict = (text: string) => page.getByRole('status').filter({ hasText: text });

  await verify(page, `${secret}\n`);
  await expect(verdict('It matches')).toBeVisible();
  await page.getByLabel('Paste it here').fill(secret.slice(0, -1));
  await expect(verdict('the end is missing')).toBeVisible();
  await page.getByLabel('Paste it here').fill(secret.toUpperCase());
  await expect(verdict('It does not match')).toBeVisible();
  await page.getByLabel('Paste it here').press('Enter');
  await page.getByLabel('Paste it here').fill('');
  await expect(verdict('match')).toHaveCount(0);
  await page.getByLabel('Paste it here').blur();
  expect(sent).toEqual([]);
});

test('on a small screen the step begins at its top, however far down the form was', async ({
  keysPage: page,
}) => {
  await page.setViewportSize({ width: 320, height: 480 });
  await revealKey(page);
  await expect(reveal(page).getByRole('heading', { name: 'Copy your key now' })).toBeInViewport();
});
