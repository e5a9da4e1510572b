import { BY_ITSELF } from './by-itself';
import { expect, signIn } from './fixtures';
import { fillSignIn, test } from './people';
import { clickTwiceAtOnce } from './press-at-once';

test.beforeEach(async ({ page, account, baseURL }) => {
  await signIn(page, account, baseURL ?? '');
  await page.goto('/settings/profile');
});

test('the settings are reached from the sidebar, the account menu and the palette', async ({
  page,
}) => {
  await page.goto('/');
  const start = page.url();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await expect(page).toHaveURL('/settings/profile');
  await expect(page.getByRole('link', { name: 'Settings' })).toHaveAttribute(
    'aria-current',
    'true',
  );
  await expect(page.getByRole('banner')).toContainText('Analytical Engines');
  await page.getByRole('link', { name: 'API Keys' }).click();
  await expect(page).toHaveURL(start);
  await page.getByRole('button', { name: 'Account of Ada Lovelace' }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await expect(page).toHaveURL('/settings/profile');
  await page.getByRole('link', { name: 'Sessions' }).click();
  await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('profile');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/settings/profile');
});

test('a new name is in the sidebar at once, and stays', async ({ page }) => {
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('  ');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(name).toHaveAccessibleDescription(/Enter your name/);
  await expect(name).toBeFocused();
  await name.fill('x'.repeat(101));
  await page.keyboard.press('Enter');
  await expect(name).toHaveAccessibleDescription(/100 characters/);
  await name.fill('Countess of Lovelace');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Name saved.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Account of Countess of Lovelace' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Countess of Lovelace');
});

test('a wrong current password, and a common new one, are told at their fields', async ({
  page,
  account,
}) => {
  const current = page.getByLabel('Current password');
  const fresh = page.getByLabel('New password');
  const change = page.getByRole('button', { name: 'Change password' });
  for (const [shown, field] of [
    ['current', current],
    ['new', fresh],
  ] as const) {
    await page.getByRole('button', { name: `Show ${shown} password` }).click();
    await expect(field).toHaveAttribute('type', 'text');
  }
  await change.click();
  await expect(current).toBeFocused();
  await expect(current).toHaveAccessibleDescription(/Enter your current password/);
  await expect(fresh).toHaveAccessibleDescription(/at least 12/);
  await current.fill('not the password');
  await fresh.fill('quite another long password');
  await change.click();
  await expect(current).toHaveAccessibleDescription(/wrong/);
  await expect(current).toBeFocused();
  await expect(fresh).toHaveValue('quite another long password');
  await current.fill(account.password);
  await fresh.fill('123456789012');
  await change.click();
  await expect(fresh).toHaveAccessibleDescription(/attackers try first/);
  await expect(fresh).toBeFocused();
});

test('a new password ends the other sessions, and is the one to sign in by', async ({
  page,
  account,
  openSession,
}) => {
  // Two browsers, and a password that is tried four times.
  test.slow();
  const elsewhere = await openSession(account);
  await elsewhere.goto('/settings/sessions');
  await expect(elsewhere.getByText('2 sessions')).toBeVisible();
  const password = 'quite another long password';
  await page.getByLabel('Current password').fill(account.password);
  await page.getByLabel('New password').fill(password);
  await clickTwiceAtOnce(page.getByRole('button', { name: 'Change password' }));
  await expect(page.getByText('Password changed. Your other sessions have ended.')).toBeVisible();
  await expect(page.getByLabel('Current password')).toHaveValue('');
  await expect(elsewhere).toHaveURL(/\/sign-in\?callbackUrl=%2Fsettings%2Fsessions/, BY_ITSELF);
  await fillSignIn(elsewhere, account);
  await expect(elsewhere.getByRole('alert').filter({ hasText: 'is wrong' })).toBeVisible();
  await fillSignIn(elsewhere, { ...account, password });
  await expect(elsewhere).toHaveURL('/settings/sessions');
  await page.getByRole('link', { name: 'Sessions' }).click();
  await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible();
});
