import type { Page } from '@playwright/test';
import { setRole } from './database';
import { expect, rowOf } from './fixtures';
import { dropFiles, holdUploads, pickFiles, slowDown, textFile, uploadOf } from './files';
import { test } from './files-fixtures';

test('a file that is dropped is uploaded as a test file, and says when it is deleted', async ({
  filesPage: page,
}) => {
  await expect(page.getByRole('radio', { name: 'Test' })).toBeChecked();
  const zone = page.getByRole('region', { name: 'Upload files' });
  await dropFiles(page, zone, [textFile('notes.txt')]);
  await expect(uploadOf(page, 'notes.txt')).toContainText('Uploaded');
  const row = rowOf(page, /notes\.txt/);
  await expect(row).toContainText('Test');
  await expect(row).toContainText(/Deleted in 2[34] h/);
  await expect(row).toContainText('Ada Lovelace');
});

test('a drop beside the zone counts too, and does not lead away from the page', async ({
  filesPage: page,
  account,
}) => {
  await dropFiles(page, page.getByRole('heading', { name: 'Files', exact: true }), [
    textFile('missed.txt'),
  ]);
  await expect(uploadOf(page, 'missed.txt')).toContainText('Uploaded');
  await expect(page).toHaveURL(`/projects/${account.projectId}/files`);
});

test('several chosen files go to the context and environment that were chosen', async ({
  filesPage: page,
  calls,
}) => {
  await calls.createContext({ context_key: 'reports' });
  await page.reload();
  await page.getByLabel('Context for uploads').selectOption('reports');
  await page.getByRole('radio', { name: 'Live' }).click();
  const names = ['one.txt', 'two.txt', 'three.txt', 'four.txt', 'five.txt'];
  await pickFiles(
    page,
    names.map((name) => textFile(name)),
  );
  await expect(page.getByText('5 of 5 uploaded')).toBeVisible();
  for (const name of names) {
    const row = rowOf(page, new RegExp(name));
    await expect(row).toContainText('reports');
    await expect(row).toContainText('Live');
    await expect(row).not.toContainText('Deleted in');
  }
  await page.getByRole('button', { name: 'Clear uploads' }).click();
  await expect(uploadOf(page, 'one.txt')).toHaveCount(0);
});

test('an upload shows its progress, and is cancelled for good', async ({ filesPage: page }) => {
  const open = await holdUploads(page);
  await pickFiles(page, [textFile('slow.txt'), textFile('other.txt')]);
  await expect(page.getByRole('progressbar', { name: 'Upload of slow.txt' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel upload of slow.txt' }).click();
  await expect(uploadOf(page, 'slow.txt')).toContainText('Cancelled');
  open();
  await expect(uploadOf(page, 'other.txt')).toContainText('Uploaded');
  await expect(rowOf(page, /other\.txt/)).toBeVisible();
  await expect(rowOf(page, /slow\.txt/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Retry upload of slow.txt' }).click();
  await expect(rowOf(page, /slow\.txt/)).toBeVisible();
});

/** Every share that the page's progress bar shows from here on, in percent. */
const noteShares = (page: Page) =>
  page.evaluateHandle(() => {
    const shares: number[] = [];
    const note = () => {
      const bar = document.querySelector('[role="progressbar"][aria-valuenow]');
      if (bar !== null) shares.push(Number(bar.getAttribute('aria-valuenow')));
    };
    const changes = { childList: true, subtree: true, attributeFilter: ['aria-valuenow'] };
    new MutationObserver(note).observe(document.body, changes);
    return shares;
  });

test('on a slow network the bar moves, and never backwards', async ({ filesPage: page }) => {
  await slowDown(page, 400 * 1024);
  const shares = await noteShares(page);
  await pickFiles(page, [textFile('long.txt', 'x'.repeat(2 * 1024 * 1024))]);
  await expect(page.getByRole('progressbar', { name: 'Upload of long.txt' })).toBeVisible();
  await expect(uploadOf(page, 'long.txt')).toContainText('Uploaded');
  const shown = await shares.jsonValue();
  expect(new Set(shown).size).toBeGreaterThan(2);
  expect(shown).toEqual(shown.toSorted((one, other) => one - other));
});

test('at most three files are on the wire at once', async ({ filesPage: page }) => {
  const open = await holdUploads(page);
  const names = ['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt'];
  await pickFiles(
    page,
    names.map((name) => textFile(name)),
  );
  await expect(page.getByText('Waiting', { exact: true })).toHaveCount(2);
  open();
  await expect(page.getByText('5 of 5 uploaded')).toBeVisible();
});

test('a refused file keeps its stage and reason beside it, while the others are stored', async ({
  filesPage: page,
  calls,
}) => {
  await calls.createContext({ context_key: 'papers', allowed_extensions: ['txt'] });
  await page.reload();
  await page.getByLabel('Context for uploads').selectOption('papers');
  await expect(page.getByText('papers takes txt files up to 4 MiB each.')).toBeVisible();
  await pickFiles(page, [textFile('run.exe'), textFile('empty.txt', ''), textFile('good.txt')]);
  const refused = (name: string) => uploadOf(page, name).getByRole('alert');
  await expect(refused('run.exe')).toHaveText(
    'Refused by the extension check. Only txt are allowed.',
  );
  await expect(refused('empty.txt')).toContainText('blank content');
  await expect(uploadOf(page, 'good.txt')).toContainText('Uploaded');
  await expect(uploadOf(page, 'run.exe').getByRole('button', { name: /Retry/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Dismiss run.exe' }).click();
  await expect(uploadOf(page, 'run.exe')).toHaveCount(0);
});

test('a file that is larger than the plan allows says so, however early the server refuses it', async ({
  filesPage: page,
}) => {
  const large = (name: string, mebibytes: number) =>
    textFile(name, 'x'.repeat(mebibytes * 1024 * 1024));
  await pickFiles(page, [large('over.txt', 4.5), large('huge.txt', 20)]);
  for (const name of ['over.txt', 'huge.txt']) {
    const alert = uploadOf(page, name).getByRole('alert');
    await expect(alert).toContainText('Larger than your plan allows.');
    await expect(alert).toContainText('4 MiB');
  }
});

test('a connection that is lost while a file is sent says so, and the file goes by itself', async ({
  filesPage: page,
}) => {
  let isLost = true;
  await page.route('**/api/v1/files/upload', (route) =>
    isLost ? route.abort('internetdisconnected') : route.continue(),
  );
  await page.route('**/livez', (route) =>
    isLost ? route.abort('internetdisconnected') : route.continue(),
  );
  await pickFiles(page, [textFile('patient.txt')]);
  await expect(uploadOf(page, 'patient.txt')).toContainText('Connection lost');
  isLost = false;
  await expect(uploadOf(page, 'patient.txt')).toContainText('Uploaded');
  await expect(rowOf(page, /patient\.txt/)).toHaveCount(1);
});

test('uploads go on while another screen is open, and leaving the page asks', async ({
  filesPage: page,
}) => {
  const open = await holdUploads(page);
  await pickFiles(page, [textFile('steady.txt')]);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('link', { name: 'API Keys', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'API Keys', exact: true })).toBeVisible();
  const asked = page.waitForEvent('dialog');
  await page.evaluate(() => setTimeout(() => window.location.reload()));
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  open();
  await page.getByRole('link', { name: 'Files', exact: true }).click();
  await expect(uploadOf(page, 'steady.txt')).toContainText('Uploaded');
});

test('a session that ends while a file is sent leads to sign-in and back to the files', async ({
  filesPage: page,
}) => {
  await page.context().clearCookies();
  await pickFiles(page, [textFile('late.txt')]);
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=.*files/);
});

test('a viewer sees files, may download them, and nothing to upload or delete them by', async ({
  filesPage: page,
  account,
  calls,
}) => {
  await calls.upload({ name: 'kept.txt', environment: 'live' });
  await setRole(account, 'viewer');
  await page.reload();
  await expect(page.getByText('Your role, viewer, may download files')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose files' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Download kept.txt' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Delete file/ })).toHaveCount(0);
});

test('a developer uploads test files alone, and reads why', async ({
  filesPage: page,
  account,
  calls,
}) => {
  await calls.upload({ name: 'live.txt', environment: 'live' });
  await calls.upload({ name: 'mine.txt' });
  await setRole(account, 'developer');
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Live' })).toBeDisabled();
  await expect(page.getByText('Your role, developer, does not allow live.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete file mine.txt' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete file live.txt' })).toHaveCount(0);
  await pickFiles(page, [textFile('new.txt')]);
  await expect(uploadOf(page, 'new.txt')).toContainText('Uploaded');
});
