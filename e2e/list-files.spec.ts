import { readFile } from 'node:fs/promises';
import { BY_ITSELF } from './by-itself';
import { expect, rowOf } from './fixtures';
import { filesPath } from './files';
import { test } from './files-fixtures';

test('no file yet: both ways to upload one are named, and API Keys is one click away', async ({
  filesPage: page,
  account,
}) => {
  await expect(page.getByRole('heading', { name: 'No files yet' })).toBeVisible();
  await expect(page.getByText('Drop one above, or let a program upload it')).toBeVisible();
  await page.getByRole('link', { name: 'Go to API Keys' }).click();
  await expect(page).toHaveURL(`/projects/${account.projectId}/keys`);
});

test('search and filters narrow the list, live in the URL, and survive reload and Back', async ({
  filesPage: page,
  account,
  calls,
}) => {
  await calls.createContext({ context_key: 'invoices' });
  await calls.upload({ name: 'march.txt', context: 'invoices' });
  await calls.upload({ name: 'april.txt', context: 'invoices', environment: 'live' });
  await calls.upload({ name: 'march-photo.txt' });
  await page.reload();
  await page.getByRole('searchbox', { name: 'Search files' }).fill('march');
  await expect(page.getByRole('status').filter({ hasText: '2 files found' })).toBeVisible();
  await page.getByLabel('Context', { exact: true }).selectOption('invoices');
  await expect(page.getByText('1 file found')).toBeVisible();
  await expect(page).toHaveURL(`${filesPath(account)}?q=march&context=invoices`);
  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Search files' })).toHaveValue('march');
  await expect(page.getByLabel('Context', { exact: true })).toHaveValue('invoices');
  await expect(rowOf(page, /march\.txt/)).toBeVisible();
  await page.getByLabel('Environment').selectOption('Live');
  await expect(page.getByRole('heading', { name: 'No file matches' })).toBeVisible();
  await page.goBack();
  await expect(rowOf(page, /march\.txt/)).toBeVisible();
  await page.goForward();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByText('3 files', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(filesPath(account));
});

test('a download gives the same bytes, and is counted', async ({ filesPage: page, calls }) => {
  const text = 'every byte of it: äöü €';
  await calls.upload({ name: 'bytes.txt', text });
  await page.reload();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download bytes.txt' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('bytes.txt');
  expect(await readFile(await download.path(), 'utf8')).toBe(text);
  await expect(
    rowOf(page, /bytes\.txt/)
      .getByRole('cell')
      .filter({ hasText: /^(Downloads)?1$/ }),
  ).toBeVisible(BY_ITSELF);
});

test('a download that fails says so, and leads nowhere', async ({ filesPage: page, calls }) => {
  await calls.upload({ name: 'away.txt' });
  await page.reload();
  await expect(rowOf(page, /away\.txt/)).toBeVisible();
  await page.route('**/api/v1/files/file_*', (route) => route.abort());
  await page.getByRole('button', { name: 'Download away.txt' }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'away.txt could not be downloaded' }),
  ).toBeVisible();
});

test('a long name takes two lines at most, and breaks no word of the other columns', async ({
  filesPage: page,
  calls,
}) => {
  await calls.createContext({ context_key: 'invoices' });
  await calls.upload({ name: 'short.txt', context: 'invoices' });
  await calls.upload({ name: `${'w'.repeat(250)}.txt` });
  await page.reload();
  const context = await page.getByRole('code').filter({ hasText: 'invoices' }).boundingBox();
  expect(context?.height).toBeLessThanOrEqual(20);
  const row = await page.getByRole('row').filter({ hasText: 'www' }).boundingBox();
  expect(row?.height).toBeLessThanOrEqual(80);
  await page.getByRole('button', { name: /^w+\.txt$/ }).click();
  for (const button of ['Close dialog', 'Delete file', 'Download'])
    await expect(page.getByRole('dialog').getByRole('button', { name: button })).toBeInViewport();
});

test('the name opens all that is known of a file, and its checksum can be copied', async ({
  filesPage: page,
  calls,
}) => {
  const id = await calls.upload({ name: 'known.txt' });
  await page.reload();
  await page.getByRole('button', { name: 'known.txt', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'known.txt' });
  for (const text of [id, 'text/plain', 'default', 'Ada Lovelace', 'Deleted in', 'sha256:']) {
    await expect(dialog).toContainText(text);
  }
  await dialog.getByRole('button', { name: 'Copy checksum of known.txt' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^sha256:[0-9a-f]{64}$/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'known.txt', exact: true })).toBeFocused();
});

test('a file is deleted after a question, frees its room, and is gone for the API too', async ({
  filesPage: page,
  calls,
}) => {
  const id = await calls.upload({ name: 'old.txt', environment: 'live' });
  await calls.upload({ name: 'other.txt' });
  await page.reload();
  expect(await calls.storedBytes()).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Delete file old.txt' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Delete “old.txt”?' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Delete file old.txt' })).toBeFocused();
  expect((await calls.getMetadata(id)).status()).toBe(200);
  await page.getByRole('button', { name: 'Delete file old.txt' }).click();
  await dialog.getByRole('button', { name: 'Delete file' }).click();
  await expect(page.locator(':focus')).toHaveText('1 file');
  await expect(rowOf(page, /old\.txt/)).toHaveCount(0);
  expect((await calls.getMetadata(id)).status()).toBe(404);
  expect(await calls.storedBytes()).toBe(0);
});

test('a delete that fails leaves the file in the list, and says so', async ({
  filesPage: page,
  calls,
}) => {
  await calls.upload({ name: 'stuck.txt' });
  await page.reload();
  await page.route('**/api/v1/files/file_*', (route) =>
    route.request().method() === 'DELETE' ? route.abort() : route.continue(),
  );
  await page.getByRole('button', { name: 'stuck.txt', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete file' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Delete file' }).click();
  await expect(question.getByRole('alert')).toContainText('The file was not deleted.');
  await page.keyboard.press('Escape');
  await expect(rowOf(page, /stuck\.txt/)).toBeVisible();
});

test('a list that cannot be loaded says so with Retry, and is never called empty', async ({
  filesPage: page,
}) => {
  await page.route('**/api/v1/files?*', (route) =>
    route.fulfill({
      status: 500,
      json: { status: 'ERROR', code: 'internal', message: 'Out of order', errors: [] },
    }),
  );
  await page.getByRole('searchbox', { name: 'Search files' }).fill('x');
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
  expect(await page.getByText('No file').count()).toBe(0);
  await page.unroute('**/api/v1/files?*');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('heading', { name: 'No file matches' })).toBeVisible();
});

test('at 320 px files are cards with everything in reach', async ({ filesPage: page, calls }) => {
  await page.setViewportSize({ width: 320, height: 720 });
  await calls.upload({ name: 'A_name_without_any_place_at_which_a_line_could_be_broken.txt' });
  await page.reload();
  await page.getByRole('button', { name: /^Delete file A_name/ }).click();
  await page.getByRole('button', { name: 'Delete file', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No files yet' })).toBeVisible();
});
