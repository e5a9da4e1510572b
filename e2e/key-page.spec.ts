import type { Locator, Page } from '@playwright/test';
import { registerAccount, type Account, type Key } from './api';
import { check, SIZES } from './axe';
import { setMetadata, setRole } from './database';
import { fileCalls } from './files';
import { expect, keysPath, rowOf, signIn, test } from './fixtures';
import { clickTwiceAtOnce } from './press-at-once';

const keyPath = (account: Account, { id }: Pick<Key, 'id'>) => `${keysPath(account)}/${id}`;

const record = (page: Page): Locator => page.getByRole('region', { name: 'Record' });

/** The value of a fact of the record. */
const fact = (page: Page, name: string): Locator =>
  record(page)
    .locator('dt', { hasText: new RegExp(`^${name}$`) })
    .locator('+ dd');

const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });

test.describe('the name of a key in the list leads to its page', () => {
  test('in a row, by keyboard', async ({ keysPage: page, account, api }) => {
    const key = await api.createKey('By hand');
    await page.reload();
    await rowOf(page, 'By hand').getByRole('link', { name: 'By hand' }).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(keyPath(account, key));
    await expect(page.getByRole('heading', { level: 1, name: 'By hand' })).toBeVisible();
    await expect(page).toHaveTitle(/^By hand · API Keys/);
    await page.getByRole('link', { name: 'All API keys' }).click();
    await expect(page).toHaveURL(keysPath(account));
  });

  test.describe('on a phone', () => {
    test.use({ viewport: { width: 320, height: 640 } });

    test('in a card', async ({ keysPage: page, account, api }) => {
      const key = await api.createKey('In a card');
      await page.reload();
      await page.getByRole('link', { name: 'In a card' }).click();
      await expect(page).toHaveURL(keyPath(account, key));
      await expect(page.getByRole('heading', { level: 1, name: 'In a card' })).toBeVisible();
    });
  });
});

test('the record tells what the key may do, who made it and what used it', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Reader', {
    ...{ scopes: ['metadata', 'download'], contexts: ['default'], expires_in_days: 30 },
    metadata: { note: 'Runs at night', team: { name: 'web' } },
  });
  await page.goto(keyPath(account, key));
  await expect(fact(page, 'Status')).toContainText('Active');
  await expect(fact(page, 'Key')).toContainText(key.secret.slice(-6));
  await expect(fact(page, 'Environment')).toHaveText('Test');
  await expect(fact(page, 'Scopes')).toHaveText('metadata, download');
  await expect(fact(page, 'Contexts')).toHaveText('default');
  await expect(fact(page, 'Expires').locator('time')).toHaveCount(1);
  await expect(fact(page, 'Note')).toHaveText('Runs at night');
  await expect(fact(page, 'Metadata')).toContainText('"name": "web"');
  await expect(fact(page, 'Created')).toContainText('by Ada Lovelace');
  await expect(fact(page, 'Key ID')).toContainText(key.id);
  await expect(fact(page, 'Last used')).toHaveText('Never used');
  expect(await page.content()).not.toContain(key.secret);
  await api.listFiles(key);
  // By itself, without a reload.
  await expect(fact(page, 'Last used')).toContainText(/just now from [\d.:a-f]+.*20\d\d/);
});

test('name, scopes, contexts and note are edited, and count from the next request on', async ({
  keysPage: page,
  account,
  api,
  request,
}) => {
  await fileCalls(request, account).createContext({ context_key: 'invoices' });
  const key = await api.createKey('Before', { metadata: { note: 'old', kept: true } });
  expect((await api.listFiles(key)).status()).toBe(200);
  await page.goto(keyPath(account, key));
  await button(page, 'Edit key').click();
  const dialog = page.getByRole('dialog', { name: 'Edit “Before”' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await dialog.getByLabel('Name').fill('After');
  await dialog.getByRole('checkbox', { name: 'metadata' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'upload' }).check();
  await dialog.getByRole('radio', { name: 'Only these' }).check();
  await dialog.getByRole('checkbox', { name: 'invoices' }).check();
  await dialog.getByLabel('Note').fill('new');
  let sent = 0;
  page.on('request', (call) => (sent += call.method() === 'PATCH' ? 1 : 0));
  await clickTwiceAtOnce(dialog.getByRole('button', { name: 'Save changes' }));
  await expect(page.getByText('Key After is changed.')).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'After' })).toBeVisible();
  await expect(fact(page, 'Scopes')).toHaveText('upload');
  await expect(fact(page, 'Contexts')).toHaveText('invoices');
  await expect(fact(page, 'Note')).toHaveText('new');
  await expect(fact(page, 'Metadata')).toContainText('"kept": true');
  await expect(page).toHaveTitle(/^After/);
  await expect(button(page, 'Edit key')).toBeFocused();
  expect(sent).toBe(1);
  expect((await api.listFiles(key)).status()).toBe(401);
});

test('what the server refuses is told at its field, with nothing lost', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Steady');
  await page.goto(keyPath(account, key));
  await button(page, 'Edit key').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(' ');
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription(/Enter a name/);
  await dialog.getByLabel('Name').fill('Renamed');
  // A character that turns the direction of writing.
  await dialog.getByLabel('Note').fill('no\u202ete');
  await dialog.getByRole('checkbox', { name: 'delete' }).check();
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog.getByLabel('Note')).toHaveAccessibleDescription(/unsafe characters/i);
  await expect(dialog.getByLabel('Note')).toBeFocused();
  await expect(dialog.getByLabel('Name')).toHaveValue('Renamed');
  await expect(dialog.getByRole('checkbox', { name: 'delete' })).toBeChecked();
  await page.route(`**/api/v1/api-keys/${key.id}`, (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  );
  await dialog.getByLabel('Note').fill('note');
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The key was not changed.');
  await expect(dialog.getByLabel('Note')).toHaveValue('note');
  await page.unroute(`**/api/v1/api-keys/${key.id}`);
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog).toBeHidden();
  await expect(fact(page, 'Scopes')).toHaveText('metadata, delete');
  await expect(fact(page, 'Note')).toHaveText('note');
});

test('it is disabled at once, and Undo lets it work again', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Switch');
  await page.goto(keyPath(account, key));
  await button(page, 'Disable key').click();
  await expect(fact(page, 'Status')).toContainText('Disabled');
  await expect(page.getByText('Key Switch is disabled.')).toBeVisible();
  expect((await api.listFiles(key)).status()).toBe(401);
  await button(page, 'Undo').click();
  await expect(fact(page, 'Status')).toContainText('Active');
  await expect(page.getByText('Key Switch is enabled.')).toBeVisible();
  await expect(button(page, 'Disable key')).toBeVisible();
  expect((await api.listFiles(key)).status()).toBe(200);
});

test('a switch that the server refuses is taken back, and says so', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Sturdy');
  await page.goto(keyPath(account, key));
  // Nor can it be asked how the key stands now.
  await page.route(`**/api/v1/api-keys/${key.id}`, (route) => route.fulfill({ status: 500 }));
  await button(page, 'Disable key').click();
  await expect(page.getByRole('alert').filter({ hasText: 'was not disabled' })).toBeVisible();
  await expect(fact(page, 'Status')).toContainText('Active');
  const notice = page.getByRole('status').filter({ hasText: 'may be out of date' });
  await expect(notice).toBeVisible();
  await page.unroute(`**/api/v1/api-keys/${key.id}`);
  await expect(notice).toBeHidden();
});

test('rotating leads to the new key, and from there back to the old one', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Turning');
  await page.goto(keyPath(account, key));
  await button(page, 'Rotate key').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate key' }).click();
  await expect(page.getByRole('dialog', { name: 'Copy your key now' })).toBeVisible();
  await button(page, 'I have saved it').click();
  await expect(fact(page, 'Status')).toContainText('Replaced, works until');
  await expect(button(page, 'Rotate key')).toHaveAttribute('aria-disabled', 'true');
  await expect(button(page, 'Rotate key')).toHaveAccessibleDescription(/rotate the new key/);
  await expect(button(page, 'End now: key Turning')).toBeVisible();
  await page.getByRole('link', { name: 'The new key' }).click();
  await expect(fact(page, 'Status')).toContainText('Active');
  await page.getByRole('link', { name: 'The old key' }).click();
  await expect(page).toHaveURL(keyPath(account, key));
  await expect(fact(page, 'Status')).toContainText('Replaced');
});

test('a replaced key whose successor is not in the list links to its page', async ({
  keysPage: page,
  api,
}) => {
  await api.createKey('Turning');
  await page.reload();
  await button(page, 'Actions for key Turning').click();
  await page.getByRole('menuitem', { name: 'Rotate key' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate key' }).click();
  await button(page, 'I have saved it').click();
  const mask = page.getByRole('row').filter({ hasText: 'Replaced' }).locator('code');
  await page.getByRole('searchbox').fill((await mask.innerText()).slice(-6));
  await expect(page.getByText('1 key found')).toBeVisible();
  await page.getByRole('link', { name: 'New key of Turning' }).click();
  await expect(fact(page, 'Status')).toContainText('Active');
});

test('a revoked key says who ended it and why, and what is no longer possible', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Gone', { contexts: ['default'] });
  await page.goto(keyPath(account, key));
  await button(page, 'Revoke key Gone').click();
  await page.getByRole('alertdialog').getByLabel('Reason').fill('It leaked');
  await button(page, 'Revoke key').click();
  await expect(fact(page, 'Status')).toContainText('Revoked');
  await expect(fact(page, 'Revoked')).toContainText('by Ada Lovelace');
  await expect(fact(page, 'Reason')).toHaveText('It leaked');
  expect((await api.listFiles(key)).status()).toBe(401);
  for (const name of ['Rotate key', 'Disable key', 'Revoke key Gone']) {
    await expect(button(page, name)).toHaveAttribute('aria-disabled', 'true');
    await expect(button(page, name)).toHaveAccessibleDescription('It is revoked, which is final.');
    await button(page, name).press('Enter');
    await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toHaveCount(0);
  }
  await button(page, 'Edit key').click();
  const dialog = page.getByRole('dialog');
  const scopes = dialog.getByRole('group', { name: 'Scopes' });
  await expect(scopes).toHaveAccessibleDescription('The key is revoked: they are final.');
  for (const box of await scopes.getByRole('checkbox').all()) await expect(box).toBeDisabled();
  await expect(dialog.getByRole('checkbox', { name: 'default' })).toBeDisabled();
  await dialog.getByLabel('Note').fill('Replaced by hand');
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(fact(page, 'Note')).toHaveText('Replaced by hand');
});

test('it is revoked only once the server has confirmed', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Sturdy');
  await page.goto(keyPath(account, key));
  await page.route(`**/api/v1/api-keys/${key.id}`, (route) =>
    route.request().method() === 'DELETE' ? route.fulfill({ status: 500 }) : route.continue(),
  );
  await button(page, 'Revoke key Sturdy').click();
  await button(page, 'Revoke key').click();
  await expect(page.getByRole('alertdialog').getByRole('alert')).toContainText('was not revoked');
  await button(page, 'Cancel').click();
  await expect(fact(page, 'Status')).toContainText('Active');
  await expect(button(page, 'Revoke key Sturdy')).toBeFocused();
});

test('a key that is not there, or somebody else’s, is not found', async ({
  keysPage: page,
  account,
  request,
  api,
}) => {
  const key = await api.createKey('Mine');
  const stranger = await registerAccount(request);
  for (const path of [
    keyPath(account, { id: `key_${'0'.repeat(32)}` }),
    keyPath(account, { id: 'nothing' }),
    keyPath(account, { id: '%00' }),
    keyPath(stranger, key),
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: 'Not found' })).toBeVisible();
  }
});

test('somebody else’s key is as if it were not there', async ({
  page,
  account,
  api,
  request,
  baseURL,
}) => {
  const key = await api.createKey('Secret plans');
  const stranger = await registerAccount(request);
  await signIn(page, stranger, baseURL ?? '');
  for (const owner of [stranger, account]) {
    const answer = await page.goto(keyPath(owner, key));
    expect(answer?.status()).toBe(404);
    expect(await page.content()).not.toContain('Secret plans');
  }
});

test('who is signed out comes back to the key', async ({ page, account, api }) => {
  const key = await api.createKey('Patient');
  await page.goto(keyPath(account, key));
  await expect(page).toHaveURL(/\/sign-in\?/);
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(keyPath(account, key));
  await expect(page.getByRole('heading', { level: 1, name: 'Patient' })).toBeVisible();
});

test('a session that ends while the page is open leads to sign-in and back', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Patient');
  await page.goto(keyPath(account, key));
  await expect(fact(page, 'Status')).toContainText('Active');
  await page.context().clearCookies();
  await expect(page).toHaveURL(`/sign-in?callbackUrl=${encodeURIComponent(keyPath(account, key))}`);
});

test('a key that cannot be read offers Retry, and is never called missing', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Broken');
  await setMetadata(key, ['no object']);
  await page.goto(keyPath(account, key));
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
  await expect(page.getByText('Not found')).toHaveCount(0);
  await setMetadata(key, {});
  await button(page, 'Retry').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Broken' })).toBeVisible();
});

test('a lost connection is told while what is known stays, and mends itself', async ({
  keysPage: page,
  account,
  api,
}) => {
  const key = await api.createKey('Steady');
  await page.goto(keyPath(account, key));
  await page.route('**/api/v1/**', (route) => route.abort());
  const notice = page.getByRole('status').filter({ hasText: 'cannot be reached' });
  await expect(notice).toBeVisible();
  await expect(fact(page, 'Status')).toContainText('Active');
  await page.unroute('**/api/v1/**');
  await expect(notice).toBeHidden();
});

for (const [role, environment] of [
  ['viewer', 'test'],
  ['developer', 'live'],
] as const) {
  test(`a ${role} reads a ${environment} key, and why they cannot change it`, async ({
    keysPage: page,
    account,
    api,
  }) => {
    const key = await api.createKey('Not yours', { environment });
    await setRole(account, role);
    await page.goto(keyPath(account, key));
    await expect(fact(page, 'Status')).toContainText('Active');
    await expect(
      page.getByText(`Your role, ${role}, does not allow changes to ${environment} keys.`),
    ).toBeVisible();
    for (const name of ['Edit key', 'Rotate key', 'Disable key', 'Revoke key Not yours']) {
      await expect(button(page, name)).toHaveCount(0);
    }
  });
}

test('a developer changes a test key', async ({ keysPage: page, account, api }) => {
  const key = await api.createKey('Theirs');
  await setRole(account, 'developer');
  await page.goto(keyPath(account, key));
  await button(page, 'Disable key').click();
  await expect(fact(page, 'Status')).toContainText('Disabled');
  await expect(page.getByText('Key Theirs is disabled.')).toBeVisible();
});

for (const { width, height } of SIZES) {
  test.describe(`${width} × ${height} px`, () => {
    // Up to twenty searches of axe, each of a second and more on a busy machine.
    test.slow();
    test.use({
      viewport: { width, height },
      contextOptions: { reducedMotion: 'reduce' },
    });

    const NAME = 'A_name_without_any_place_at_which_a_line_could_be_broken_anywhere';

    test('the page of a key is accessible', async ({ keysPage: page, account, api }) => {
      const metadata = { note: 'N'.repeat(200), team: 'web' };
      const key = await api.createKey(NAME, { contexts: ['default'], metadata });
      await api.listFiles(key);
      await page.goto(keyPath(account, key));
      await expect(fact(page, 'Last used')).toContainText('just now');
      await check(page, 'a key');
      await api.revokeKey(key);
      await setRole(account, 'viewer');
      await page.reload();
      await expect(page.getByText('Your role, viewer')).toBeVisible();
      await check(page, 'a revoked key of a viewer');
    });

    test('editing a key is accessible', async ({ keysPage: page, account, api }) => {
      const key = await api.createKey(NAME, { contexts: ['default'] });
      await page.goto(keyPath(account, key));
      await button(page, 'Edit key').click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('checkbox', { name: 'default' })).toBeVisible();
      await dialog.getByRole('textbox', { name: 'Name' }).fill('');
      await dialog.getByRole('button', { name: 'Save changes' }).click();
      await expect(dialog.getByRole('alert')).toBeVisible();
      await check(page, 'editing a key with errors');
      await page.keyboard.press('Escape');
      await api.revokeKey(key);
      await expect(fact(page, 'Status')).toContainText('Revoked');
      await button(page, 'Edit key').click();
      await expect(dialog.getByRole('checkbox', { name: 'default' })).toBeVisible();
      await check(page, 'editing a revoked key');
    });
  });
}
