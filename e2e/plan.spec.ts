import type { Page } from '@playwright/test';
import { addProject, setRole } from './database';
import { expect, keysPath, signIn, test } from './fixtures';
import { clickTwiceAtOnce } from './press-at-once';

const PLAN = '/settings/plan';

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test.beforeEach(async ({ page, account, baseURL }) => {
  await signIn(page, account, baseURL ?? '');
});

test('the four plans stand side by side with their limits, the current one marked', async ({
  page,
}) => {
  await page.goto(PLAN);
  const told = (name: string) => card(page, name).getByRole('definition');
  await expect(told('Free')).toHaveText(['2', '2', '5 GiB', '4 MiB', '1,000', 'Unlimited']);
  await expect(told('Pro')).toHaveText(['10', '10', '100 GiB', '512 MiB', '50,000', 'Unlimited']);
  await expect(told('Team')).toHaveText(['50', '50', '1 TiB', '5 GiB', '500,000', 'Unlimited']);
  await expect(told('Enterprise')).toHaveText([
    ...['Unlimited', 'Unlimited', 'Unlimited'],
    ...['10 GiB', 'Unlimited', 'Unlimited'],
  ]);
  await expect(card(page, 'Free')).toContainText('Current plan');
  await expect(page.getByText('Current plan')).toHaveCount(1);
  await expect(card(page, 'Free').getByRole('button')).toHaveCount(0);
});

test('at the limit of keys, Upgrade leads to the plans, and a larger one makes room at once', async ({
  page,
  account,
  api,
}) => {
  for (const name of ['One', 'Two']) await api.createKey(name);
  await page.goto(keysPath(account));
  await page.getByRole('link', { name: 'Upgrade' }).click();
  await expect(page).toHaveURL(PLAN);
  await card(page, 'Pro').getByRole('button', { name: 'Upgrade to Pro' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Upgrade to Pro?' });
  await expect(dialog).toContainText('All that you use now fits into Pro.');
  await clickTwiceAtOnce(dialog.getByRole('button', { name: 'Upgrade to Pro' }));
  await expect(card(page, 'Pro')).toContainText('Current plan');
  await expect(card(page, 'Free').getByRole('button')).toHaveText('Downgrade to Free');
  await page.getByRole('link', { name: 'API Keys' }).click();
  await expect(page.getByText('2 of 10 keys used on Pro')).toBeVisible();
  await api.createKey('Three');
});

test('a smaller plan says what will not fit; keys go on working, creation is refused', async ({
  page,
  account,
  api,
}) => {
  await page.goto(PLAN);
  await card(page, 'Pro').getByRole('button').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Upgrade to Pro' }).click();
  await expect(card(page, 'Pro')).toContainText('Current plan');
  const keys = [];
  for (const name of ['One', 'Two', 'Three']) keys.push(await api.createKey(name));
  for (const name of ['Second', 'Third']) await addProject(account, name);
  await page.reload();
  await card(page, 'Free').getByRole('button', { name: 'Downgrade to Free' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Downgrade to Free?' });
  await expect(dialog).toContainText('3 keys in My first project, and it allows 2 a project.');
  await expect(dialog).toContainText('All of them go on working');
  await expect(dialog).toContainText('3 projects, and it allows 2.');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Downgrade to Free' }).click();
  await expect(card(page, 'Free')).toContainText('Current plan');
  await expect(page.getByText('has more than Free gives:')).toBeVisible();
  for (const key of keys) expect((await api.listFiles(key)).status()).toBe(200);
  await page.goto(keysPath(account));
  await expect(page.getByText('3 of 2 keys used on Free')).toBeVisible();
  await expect(page.getByText('All 3 keys go on working.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create key' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('a change that fails leaves the plan, and says so', async ({ page }) => {
  await page.goto(PLAN);
  await page.route('**/api/v1/tenant', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  );
  await card(page, 'Pro').getByRole('button').click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Upgrade to Pro' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The plan was not changed.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(card(page, 'Free')).toContainText('Current plan');
});

test('the tenant’s name is changed, and stands in the header at once', async ({ page }) => {
  await page.goto(PLAN);
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill(' ');
  await page.keyboard.press('Enter');
  await expect(name).toHaveAccessibleDescription(/Enter a name/);
  await name.fill('Difference Engines');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Name saved.')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Difference Engines');
});

for (const role of ['admin', 'developer', 'viewer']) {
  test(`a ${role} sees the plans, changes none, and is told who does`, async ({
    page,
    account,
  }) => {
    await setRole(account, role);
    await page.goto(PLAN);
    await expect(page.getByText(`Your role, ${role}, may look at plans.`)).toContainText(
      'An owner of Analytical Engines changes them.',
    );
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  });
}
