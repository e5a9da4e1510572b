import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { pressAtOnce } from './press-at-once';

const run = promisify(execFile);

const reveal = (page: Page) => page.getByRole('dialog', { name: 'Copy your key now' });
const waiting = (page: Page) =>
  reveal(page).getByRole('status').filter({ hasText: 'Waiting for the first request…' });
const received = (page: Page) =>
  reveal(page).getByRole('status').filter({ hasText: 'First request received' });

async function createKey(page: Page, scopes: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByLabel('Name').fill('Fresh');
  for (const scope of scopes) await page.getByRole('checkbox', { name: scope }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click();
  await expect(reveal(page)).toBeFocused();
}

/** What the button of a tab puts on the clipboard. */
async function copyFrom(page: Page, tab: string, button: string): Promise<string> {
  await page.getByRole('tab', { name: tab, exact: true }).click();
  const panel = page.getByRole('tabpanel', { name: tab });
  await panel.getByRole('button', { name: button }).click();
  await expect(panel.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Runs the code as a file beside a `.env`, as it says itself. */
async function runNode(code: string, env: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'uploadkit-try-'));
  try {
    await writeFile(path.join(folder, 'first-call.mjs'), code);
    await writeFile(path.join(folder, '.env'), env);
    const args = ['--env-file=.env', 'first-call.mjs'];
    return (await run(process.execPath, args, { cwd: folder, env: { NODE_ENV: 'production' } }))
      .stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('the curl command uploads as it stands, and the page says that the request has come', async ({
  keysPage: page,
}) => {
  await createKey(page, ['upload']);
  await expect(waiting(page)).toBeVisible();
  const command = await copyFrom(page, 'curl', 'Copy command');
  expect(command).toContain(new URL(page.url()).origin);
  const { stdout } = await run('sh', ['-c', command]);
  expect(JSON.parse(stdout)).toMatchObject({
    status: 'SUCCESS',
    data: { original_filename: 'hello.txt', environment: 'test' },
  });
  await expect(received(page)).toContainText(/from (::1|127\.0\.0\.1)/);
});

test('the code for Node runs with the .env beside it, and the page says that the request has come', async ({
  keysPage: page,
}) => {
  await createKey(page, ['metadata']);
  const code = await copyFrom(page, 'Node', 'Copy code');
  const env = await copyFrom(page, '.env', 'Copy file');
  const secret = await page.getByLabel('API key', { exact: true }).inputValue();
  expect(env.split('\n')).toContain(`UPLOADKIT_API_KEY=${secret}`);
  expect(code).not.toContain(secret);
  await expect(waiting(page)).toBeVisible();
  expect(await runNode(code, env)).toMatch(/^200 .*'SUCCESS'/s);
  await expect(received(page)).toBeVisible();
});

test('the tabs are worked with the arrow keys', async ({ keysPage: page }) => {
  await createKey(page, ['upload']);
  await page.getByRole('tab', { name: 'curl' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Node' })).toBeFocused();
  await expect(page.getByRole('tabpanel', { name: 'Node' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('tabpanel', { name: '.env' })).toBeVisible();
  await pressAtOnce(page, ['ArrowLeft', 'ArrowLeft']);
  await expect(page.getByRole('tab', { name: 'curl' })).toBeFocused();
  await expect(page.getByRole('tabpanel', { name: 'curl' })).toBeVisible();
});

test('a request that is refused for its scope has been received all the same', async ({
  keysPage: page,
  request,
}) => {
  await createKey(page, ['delete']);
  const secret = await page.getByLabel('API key', { exact: true }).inputValue();
  const headers = { Authorization: `Bearer ${secret}` };
  const refused = await request.get('/api/v1/files', { headers });
  expect(await refused.json()).toMatchObject({ code: 'insufficient_scope' });
  await expect(received(page)).toBeVisible();
});

test('a server that is away for a while is asked again', async ({ keysPage: page, request }) => {
  await createKey(page, ['metadata']);
  const secret = await page.getByLabel('API key', { exact: true }).inputValue();
  await page.route('**/api/v1/api-keys/key_*', (route) => route.abort());
  const failed = page.waitForEvent('requestfailed');
  await failed;
  await request.get('/api/v1/files', { headers: { Authorization: `Bearer ${secret}` } });
  await expect(waiting(page)).toBeVisible();
  await page.unroute('**/api/v1/api-keys/key_*');
  await expect(received(page)).toBeVisible();
});
