import { setRole } from './database';
import { expect, rowOf, test } from './fixtures';

// Points 9 to 13: the form of a new key.

test('points 9 to 13: the form begins with the safe choice and explains each', async ({
  keysPage: page,
}) => {
  await page.getByRole('button', { name: 'Create key' }).click();
  const form = page.getByRole('dialog', { name: 'Create an API key' });
  await expect(form.getByLabel('Name')).toBeFocused();
  await expect(form.getByRole('radio', { name: 'Test' })).toBeChecked();
  await expect(form.getByText('files are deleted after 24 hours')).toBeVisible();
  await expect(form.getByText('count against your quota')).toBeVisible();

  const scopes = form.getByRole('group', { name: 'Scopes' });
  await expect(scopes.getByRole('checkbox')).toHaveCount(5);
  await expect(scopes.getByRole('checkbox', { checked: true })).toHaveCount(0);
  for (const [scope, line] of [
    ['upload', 'Upload files'],
    ['download', 'Make download links'],
    ['metadata', 'List files'],
    ['delete', 'Delete files'],
    ['admin', 'Every scope above'],
  ] as const)
    await expect(
      scopes.getByRole('checkbox', { name: scope, exact: true }),
    ).toHaveAccessibleDescription(new RegExp(`^${line}`));
  for (const [preset, count] of [
    ['Upload only', 1],
    ['Read only', 2],
    ['Full access', 5],
  ] as const) {
    await scopes.getByRole('button', { name: preset }).click();
    await expect(scopes.getByRole('checkbox', { checked: true }), preset).toHaveCount(count);
  }
  await expect(scopes.getByText('Whoever has this key can make and revoke keys')).toBeVisible();
  await scopes.getByRole('button', { name: 'Upload only' }).click();
  await expect(scopes.getByText('Whoever has this key')).toHaveCount(0);

  const expiry = form.getByRole('group', { name: 'Expires after' });
  await expect(expiry.getByRole('radio', { name: '90 days' })).toBeChecked();
  const inDays = (days: number) =>
    new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', year: 'numeric' }).format(
      Date.now() + days * 86_400_000,
    );
  await expect(expiry).toContainText(`It stops working on ${inDays(90)}`);
  await expiry.getByText('7 days', { exact: true }).click();
  await expect(expiry).toContainText(`It stops working on ${inDays(7)}`);
  await expiry.getByText('Never').click();
  await expect(expiry).toContainText('It works until you revoke it.');
  await expiry.getByText('Custom').click();
  const days = expiry.getByLabel('Days, 1 to 365');
  await days.fill('366');
  await expect(form.getByLabel('Note')).toBeHidden();
  await form.getByRole('button', { name: 'Advanced' }).click();
  await expect(form.getByLabel('Note')).toBeVisible();
  // No other button of the dialog is called like the one that creates.
  await expect(form.getByRole('button', { name: 'Create' })).toHaveCount(1);
  await form.getByLabel('Name').fill('  Spaced  ');
  await page.keyboard.press('Enter');
  await expect(days).toHaveAccessibleDescription(/1 to 365/);
  await expect(days).toBeFocused();
  await days.fill('2');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'I have saved it' }).click();
  await expect(rowOf(page, 'Spaced')).toContainText('Expires in 2 days');
});

test('points 10 and 11: a developer makes test keys without admin, and reads why no others', async ({
  keysPage: page,
  account,
}) => {
  await setRole(account, 'developer');
  await page.reload();
  await page.getByRole('button', { name: 'Create key' }).click();
  const live = page.getByRole('dialog').getByRole('radio', { name: 'Live' });
  await expect(live).toBeDisabled();
  const why = 'Your role, developer, does not allow it.';
  await expect(live).toHaveAccessibleDescription(why);
  const admin = page.getByRole('checkbox', { name: 'admin' });
  await expect(admin).toBeDisabled();
  await expect(admin).toHaveAccessibleDescription(why);
  await expect(page.getByRole('button', { name: 'Full access' })).toBeDisabled();
});
