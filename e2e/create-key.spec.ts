import { fileCalls } from './files';
import { createKeyInDialog, expect, keysPath, rowOf, test } from './fixtures';
import { hold } from './hold';
import { clickTwiceAtOnce } from './press-at-once';
import { tabTo } from './tab-to';

const FORM = 'Create an API key';
const REVEAL = 'Copy your key now';

test('a double click makes one key', async ({ keysPage: page }) => {
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByLabel('Name').fill('Once');
  await page.getByRole('button', { name: 'Upload only' }).click();
  await clickTwiceAtOnce(page.getByRole('dialog').getByRole('button', { name: 'Create key' }));
  await page.getByRole('button', { name: 'I have saved it' }).click();
  await expect(page.getByText('1 of 2 keys used on Free')).toBeVisible();
  await expect(rowOf(page, 'Once')).toHaveCount(1);
});

test('an empty form names what is missing, and says nothing to the server', async ({
  keysPage: page,
}) => {
  const posts: string[] = [];
  page.on('request', (sent) => (sent.method() === 'POST' ? posts.push(sent.url()) : 0));
  await page.getByRole('button', { name: 'Create key' }).click();
  await expect(page.getByLabel('Name')).toBeFocused();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription(/Enter a name/);
  await expect(page.getByRole('group', { name: 'Scopes' })).toHaveAccessibleDescription(/Choose/);
  expect(posts).toEqual([]);
});

test('what the server refuses is told at its field, with nothing lost', async ({
  keysPage: page,
}) => {
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByLabel('Name').fill('Invoices');
  await page.getByRole('button', { name: 'Upload only' }).click();
  await page.getByText('Advanced').click();
  // A character that turns the direction of writing.
  await page.getByLabel('Note').fill('in\u202evoices');
  await page.getByLabel('Name').press('Enter');
  await expect(page.getByLabel('Note')).toHaveAccessibleDescription(/unsafe characters/i);
  await expect(page.getByLabel('Note')).toBeFocused();
  await expect(page.getByLabel('Name')).toHaveValue('Invoices');
  await page.getByLabel('Note').fill('invoices');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: REVEAL })).toBeVisible();
});

test('the key appears although the dialog was closed while the request ran', async ({
  keysPage: page,
}) => {
  const letGo = await hold(page, '**/api/v1/api-keys');
  const asked = page.waitForRequest('**/api/v1/api-keys');
  await createKeyInDialog(page, 'Late');
  await asked;
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: FORM })).toBeHidden();
  letGo();
  await expect(page.getByRole('dialog', { name: REVEAL })).toBeVisible();
});

// Point 37, and the guard of point 16 must not hold it up.
test('a form that is sent after the session has ended leads to sign-in, and asks nothing', async ({
  keysPage: page,
  account,
}) => {
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  // The list would find out as well.
  await page.route('**/api/v1/api-keys?*', () => undefined);
  await page.context().clearCookies();
  await createKeyInDialog(page, 'Nobody’s');
  const here = encodeURIComponent(keysPath(account));
  await expect(page).toHaveURL(`/sign-in?callbackUrl=${here}`);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  expect(asked).toEqual([]);
});

test('a key can be made, copied and put away without a mouse', async ({ keysPage: page }) => {
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.getByRole('button', { name: 'Create key' }).focus();
  await press('Enter');
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('By hand');
  await press('Tab', 'ArrowDown', 'ArrowUp');
  await expect(page.getByRole('radio', { name: 'Test' })).toBeChecked();
  await press('Tab', 'Enter');
  await expect(page.getByRole('checkbox', { name: 'upload' })).toBeChecked();
  await press('Tab', 'Tab', 'Tab', 'Tab', 'Space');
  await expect(page.getByRole('checkbox', { name: 'download' })).toBeChecked();
  await press('Tab', 'Tab', 'Tab', 'Tab', 'ArrowLeft');
  await expect(page.getByRole('radio', { name: '30 days' })).toBeChecked();
  await press('Tab', 'Tab', 'Tab', 'Enter');
  await expect(page.getByRole('dialog', { name: REVEAL })).toBeFocused();
  await press('Tab', 'Tab', 'Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  // Behind the dialog the list has the key by now, and what opened the dialog is gone.
  const rows = page.getByRole('row', { includeHidden: true });
  await expect(rows.filter({ hasText: 'By hand' })).toHaveCount(1);
  await tabTo(page, 'button', 'I have saved it');
  await press('Enter');
  await expect(page.getByRole('button', { name: 'Create key' })).toBeFocused();
});

test('at the plan’s limit the button says why, and what to revoke instead', async ({
  keysPage: page,
  api,
}) => {
  await api.createKey('One');
  await api.createKey('Two');
  await page.reload();
  const button = page.getByRole('button', { name: 'Create key' });
  await button.focus();
  await expect(button).toBeFocused();
  await expect(button).toHaveAccessibleDescription(/2 of 2 keys used on Free.*revoke one/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Revoke unused key One' }).click();
  await page.getByRole('button', { name: 'Revoke key', exact: true }).click();
  await expect(page.getByText('1 of 2 keys used on Free')).toBeVisible();
});

test('a key is limited to contexts chosen from those there are', async ({
  keysPage: page,
  account,
  request,
}) => {
  await fileCalls(request, account).createContext({ context_key: 'invoices' });
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByLabel('Name').fill('Narrow');
  await page.getByRole('button', { name: 'Upload only' }).click();
  await page.getByText('Advanced').click();
  const contexts = page.getByRole('group', { name: 'Contexts' });
  await page.route('**/api/v1/contexts?*', (route) =>
    route.fulfill({
      status: 403,
      json: { status: 'ERROR', code: 'forbidden', message: 'Out of order', errors: [] },
    }),
  );
  await contexts.getByRole('radio', { name: 'Only these' }).check();
  await expect(contexts.getByRole('alert')).toContainText('could not be loaded');
  await page.unroute('**/api/v1/contexts?*');
  await contexts.getByRole('button', { name: 'Retry' }).click();
  await expect(contexts.getByRole('checkbox')).toHaveCount(2);
  await page.getByLabel('Name').press('Enter');
  await expect(contexts).toHaveAccessibleDescription(/Choose at least one context/);
  await contexts.getByRole('checkbox', { name: 'invoices' }).check();
  await page.getByLabel('Name').press('Enter');
  await expect(page.getByRole('dialog', { name: REVEAL })).toBeVisible();
  const secret = await page.getByLabel('API key', { exact: true }).inputValue();
  const headers = { Authorization: `Bearer ${secret}` };
  const answer = await request.get('/api/v1/api-keys/current', { headers });
  expect(await answer.json()).toMatchObject({ data: { contexts: ['invoices'] } });
});
