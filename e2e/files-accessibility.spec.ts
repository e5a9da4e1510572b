import { check, SIZES } from './axe';
import { setRole } from './database';
import { expect, rowOf } from './fixtures';
import { holdUploads, pickFiles, textFile, uploadOf } from './files';
import { test } from './files-fixtures';
import { screenPath } from './screens';

const LONG = 'A_name_without_any_place_at_which_a_line_could_be_broken_anywhere.txt';

for (const { width, height } of SIZES) {
  test.describe(`${width} × ${height} px`, () => {
    // Up to twenty searches of axe, each of a second and more on a busy machine.
    test.slow();
    test.use({
      viewport: { width, height },
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('files, uploads and their dialogs are accessible', async ({
      filesPage: page,
      account,
      calls,
    }) => {
      await check(page, 'no files');
      await calls.createContext({ context_key: 'papers', allowed_extensions: ['txt', 'pdf'] });
      await calls.upload({ name: LONG, environment: 'live' });
      await page.reload();
      await page.getByLabel('Context for uploads').selectOption('papers');
      await pickFiles(page, [textFile('refused.exe'), textFile('stored.txt')]);
      await expect(uploadOf(page, 'stored.txt')).toContainText('Uploaded');
      await holdUploads(page);
      await pickFiles(
        page,
        ['1', '2', '3', '4'].map((name) => textFile(`${name}.txt`)),
      );
      await expect(uploadOf(page, '4.txt')).toContainText('Waiting');
      await page.getByRole('button', { name: 'Cancel upload of 4.txt' }).click();
      await expect(rowOf(page, /stored\.txt/)).toBeVisible();
      await check(page, 'files and uploads');
      await page.getByRole('button', { name: LONG, exact: true }).click();
      await expect(page.getByRole('dialog')).toContainText('sha256:');
      await check(page, 'a file');
      await page.getByRole('dialog').getByRole('button', { name: 'Delete file' }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await check(page, 'delete a file');
      await page.keyboard.press('Escape');
      await page.getByRole('searchbox', { name: 'Search files' }).fill('nowhere');
      await expect(page.getByRole('heading', { name: 'No file matches' })).toBeVisible();
      await check(page, 'no file matches');
      await page.getByRole('button', { name: 'Cancel all uploads' }).click();
      await setRole(account, 'viewer');
      await page.goto(screenPath(account, 'files'));
      await expect(page.getByText('Your role, viewer')).toBeVisible();
      await check(page, 'files of a viewer');
    });

    test('contexts and their dialogs are accessible', async ({
      filesPage: page,
      account,
      calls,
    }) => {
      await calls.createContext({
        ...{ context_key: 'a_key_of_many_words_without_a_space_in_between_them' },
        ...{ allowed_extensions: ['pdf', 'docx', 'xlsx', 'csv', 'json'], storage_quota_mb: 1 },
      });
      await calls.createContext({ context_key: 'closed', status: 'inactive' });
      await page.goto(screenPath(account, 'contexts'));
      await check(page, 'contexts');
      await page.getByRole('button', { name: 'Create context' }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel('Largest file, in MiB').fill('x');
      await form.getByRole('button', { name: 'Create context' }).click();
      await expect(form.getByRole('alert').first()).toBeVisible();
      await check(page, 'a new context with errors');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Edit context Default' }).click();
      await expect(form.getByLabel('Key', { exact: true })).toBeVisible();
      await check(page, 'a context');
      await setRole(account, 'viewer');
      await page.goto(screenPath(account, 'contexts'));
      await page.getByRole('button', { name: 'closed', exact: true }).click();
      await expect(form).toContainText('Largest file');
      await check(page, 'a context of a viewer');
    });
  });
}
