import { setRole } from './database';
import { expect, rowOf } from './fixtures';
import { pickFiles, textFile, uploadOf } from './files';
import { test } from './files-fixtures';
import { hold } from './hold';
import { screenPath } from './screens';

test.beforeEach(async ({ filesPage: page, account }) => {
  await page.goto(screenPath(account, 'contexts'));
});

test('a context is created with every field, and the API has it as it was typed', async ({
  filesPage: page,
  calls,
}) => {
  await page.getByRole('button', { name: 'Create context' }).click();
  const form = page.getByRole('dialog', { name: 'Create a context' });
  await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
  await form.getByLabel('Name', { exact: true }).fill('Invoices');
  await form.getByLabel('Key', { exact: true }).fill('invoices');
  await form.getByLabel('Description').fill('Of customers');
  await form.getByLabel('Allowed extensions').fill('.PDF, png');
  await form.getByLabel('Largest file, in MiB').fill('3');
  await form.getByRole('checkbox', { name: 'Reject blank files' }).click();
  await form.getByRole('checkbox', { name: 'Reject corrupt files' }).click();
  await form.getByRole('group', { name: 'Scan' }).getByRole('radio', { name: 'Off' }).click();
  await form.getByLabel('Uploads', { exact: true }).fill('5');
  await form.getByLabel('Seconds').fill('60');
  await form.getByLabel('Storage quota, in MiB').fill('100');
  await form.getByLabel('Storage path template').fill('{context_key}/{year}/{file_id}');
  await form.getByLabel('Metadata').fill('{"team": "billing"}');
  await form.getByRole('radio', { name: 'Inactive' }).click();
  await form.getByRole('button', { name: 'Create context' }).click();
  const row = rowOf(page, /Invoices/);
  await expect(row).toContainText('Inactive');
  await expect(row).toContainText('pdf, png');
  await expect(row.getByRole('meter')).toHaveAccessibleName(/0 B of 100 MiB/);
  const context = await calls.getContext('invoices');
  expect(await context.json()).toMatchObject({
    data: {
      ...{ display_name: 'Invoices', description: 'Of customers', max_file_size_mb: 3 },
      ...{ allowed_extensions: ['pdf', 'png'], reject_blank_files: false },
      ...{ reject_corrupt_files: false, scan_for_viruses: false, storage_quota_mb: 100 },
      ...{ upload_rate_limit: { max_uploads: 5, window_seconds: 60 }, status: 'inactive' },
      storage_path_template: '{context_key}/{year}/{file_id}',
      metadata: { team: 'billing' },
    },
  });
});

test('an edit keeps what was not touched, and the key is not to be changed', async ({
  filesPage: page,
  calls,
}) => {
  await calls.createContext({ context_key: 'photos', allowed_extensions: ['jpg'] });
  await page.reload();
  await page.getByRole('button', { name: 'Edit context photos' }).click();
  const form = page.getByRole('dialog', { name: 'Edit “photos”' });
  await expect(form.getByLabel('Key', { exact: true })).not.toBeEditable();
  await form.getByLabel('Name', { exact: true }).fill('Photographs');
  await page.keyboard.press('Enter');
  await expect(rowOf(page, /Photographs/)).toContainText('jpg');
  await expect(form).toBeHidden();
  expect(await (await calls.getContext('photos')).json()).toMatchObject({
    data: { display_name: 'Photographs', allowed_extensions: ['jpg'] },
  });
});

test('what the server refuses is told at its field, with nothing lost', async ({
  filesPage: page,
}) => {
  await page.getByRole('button', { name: 'Create context' }).click();
  const form = page.getByRole('dialog', { name: 'Create a context' });
  const create = form.getByRole('button', { name: 'Create context' });
  await form.getByLabel('Name', { exact: true }).fill('Twice');
  await form.getByLabel('Key', { exact: true }).fill('default');
  await create.click();
  await expect(form.getByLabel('Key', { exact: true })).toHaveAccessibleDescription(/exists/);
  await expect(form.getByLabel('Key', { exact: true })).toBeFocused();
  await form.getByLabel('Key', { exact: true }).fill('Not A Key');
  await form.getByLabel('Largest file, in MiB').fill('501');
  await form.getByLabel('Storage path template').fill('{filename}');
  await form.getByLabel('Allowed extensions').fill('pdf, p*f');
  await form.getByLabel('Uploads', { exact: true }).fill('0');
  await form.getByLabel('Seconds').fill('60');
  await create.click();
  const said = (label: string) => form.getByLabel(label, { exact: true });
  await expect(said('Key')).toHaveAccessibleDescription(/not a context key/);
  await expect(said('Largest file, in MiB')).toHaveAccessibleDescription(/500/);
  await expect(said('Storage path template')).toHaveAccessibleDescription(/placeholder/);
  await expect(said('Allowed extensions')).toHaveAccessibleDescription(/not an extension/);
  await expect(form.getByRole('group', { name: 'Upload rate limit' })).toHaveAccessibleDescription(
    /1/,
  );
  await expect(said('Name')).toHaveValue('Twice');
});

test('what is no number and no JSON is told without asking the server', async ({
  filesPage: page,
}) => {
  const posts: string[] = [];
  page.on('request', (sent) => (sent.method() === 'POST' ? posts.push(sent.url()) : 0));
  await page.getByRole('button', { name: 'Create context' }).click();
  const form = page.getByRole('dialog', { name: 'Create a context' });
  await form.getByLabel('Storage quota, in MiB').fill('much');
  await form.getByLabel('Metadata').fill('{team}');
  await form.getByLabel('Name', { exact: true }).press('Enter');
  await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
  await expect(form.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(
    /Enter a name/,
  );
  await expect(form.getByLabel('Storage quota, in MiB')).toHaveAccessibleDescription(/whole/);
  await expect(form.getByLabel('Metadata')).toHaveAccessibleDescription(/JSON object/);
  expect(posts).toEqual([]);
});

test('a deactivated context refuses uploads, and Undo activates it again', async ({
  filesPage: page,
  account,
  calls,
}) => {
  await calls.createContext({ context_key: 'closing' });
  const files = await page.context().newPage();
  // It does not hear that the context is closed, or it would choose another.
  await hold(files, '**/api/v1/contexts?*');
  await files.goto(screenPath(account, 'files'));
  await files.getByLabel('Context for uploads').selectOption('closing');
  await page.reload();
  await page.getByRole('button', { name: 'Deactivate context closing' }).click();
  await expect(rowOf(page, /closing/)).toContainText('Inactive');
  // It stays for as long as the pointer is on it.
  await page.getByText('Context closing is deactivated.').hover();
  await pickFiles(files, [textFile('late.txt')]);
  await expect(uploadOf(files, 'late.txt').getByRole('alert')).toContainText(
    'The context closing is inactive.',
  );
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rowOf(page, /closing/)).toContainText('Active');
  await expect(page.getByText('Context closing is activated.')).toBeVisible();
  await files.getByRole('button', { name: 'Retry upload of late.txt' }).click();
  await expect(uploadOf(files, 'late.txt')).toContainText('Uploaded');
});

test('a deactivation that fails leaves the context active, and says so', async ({
  filesPage: page,
}) => {
  await page.route('**/api/v1/contexts/default', (route) => route.abort());
  await page.getByRole('button', { name: 'Deactivate context Default' }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'Context Default was not deactivated.' }),
  ).toBeVisible();
  await expect(rowOf(page, /Default/)).toContainText('Active');
});

test('storage against the quota follows live uploads, not test ones', async ({
  filesPage: page,
  calls,
}) => {
  await calls.createContext({ context_key: 'measured', storage_quota_mb: 1 });
  await calls.upload({ name: 'a.txt', context: 'measured', text: 'x'.repeat(524_288) });
  await page.reload();
  await expect(rowOf(page, /measured/)).toContainText('0 B of 1 MiB');
  await calls.upload({
    ...{ name: 'b.txt', context: 'measured', environment: 'live' },
    text: 'x'.repeat(524_288),
  });
  await page.reload();
  await expect(rowOf(page, /measured/)).toContainText('512 KiB of 1 MiB');
});

test('search and status are in the URL and survive a reload', async ({
  filesPage: page,
  account,
  calls,
}) => {
  await calls.createContext({ context_key: 'old_scans', status: 'inactive' });
  await page.reload();
  await page.getByLabel('Status').selectOption('Inactive');
  await expect(page.getByText('1 context found')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search contexts' }).fill('nowhere');
  await expect(page.getByRole('heading', { name: 'No context matches' })).toBeVisible();
  await expect(page).toHaveURL(`${screenPath(account, 'contexts')}?q=nowhere&status=inactive`);
  await page.reload();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByText('2 contexts', { exact: true })).toBeVisible();
});

test('a long name takes two lines at most', async ({ filesPage: page, calls }) => {
  await calls.createContext({ context_key: 'c'.repeat(100), display_name: 'W'.repeat(255) });
  await page.reload();
  const row = await rowOf(page, /^W+/).boundingBox();
  expect(row?.height).toBeLessThanOrEqual(90);
});

for (const role of ['developer', 'viewer']) {
  test(`a ${role} reads the rules of a context and changes none`, async ({
    filesPage: page,
    account,
  }) => {
    await setRole(account, role);
    await page.reload();
    await expect(page.getByText(`Your role, ${role}, may look at contexts`)).toBeVisible();
    await expect(page.getByRole('button', { name: /Create context|Edit|Deactivate/ })).toHaveCount(
      0,
    );
    await page.getByRole('button', { name: 'Default', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Default' });
    await expect(dialog).toContainText('Largest file');
    await expect(dialog.getByRole('textbox')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Default', exact: true })).toBeFocused();
  });
}
