import { BY_ITSELF } from './by-itself';
import { expect, keysPath, signIn, test } from './fixtures';

test('who is signed out comes back to the page they asked for', async ({ page, account }) => {
  await page.goto(`${keysPath(account)}?ended=1`);
  await expect(page).toHaveURL(/\/sign-in\?/);
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(page.getByLabel('Password')).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Hide password' }).click();
  await expect(page.getByLabel('Password')).toHaveAttribute('type', 'password');
  await page.getByLabel('Password').press('Enter');
  await expect(page).toHaveURL(`${keysPath(account)}?ended=1`);
  await expect(page.getByRole('checkbox', { name: 'Show revoked and expired' })).toBeChecked();
});

// Point 36: between the answer and the next page lies time, on a slow network much of it.
test('who has signed in cannot do so twice while the next page comes', async ({
  page,
  account,
}) => {
  const sent: string[] = [];
  page.on('request', (each) => (each.url().includes('/callback/') ? sent.push(each.url()) : 0));
  await page.goto('/sign-in');
  // The next page never comes, and this one stays as it is.
  const nextPage = /:\d+\/$/;
  await page.route(nextPage, (route) => route.fulfill({ status: 204 }));
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  const asked = page.waitForResponse(nextPage);
  await page.keyboard.press('Enter');
  await asked;
  await expect(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('aria-busy', 'true');
  await page.keyboard.press('Enter');
  await page.unroute(nextPage);
  await page.goto('/');
  await expect(page).toHaveURL(keysPath(account));
  expect(sent).toHaveLength(1);
});

for (const elsewhere of ['https://example.com/', '//example.com', '/\\example.com']) {
  test(`sign-in never leads off the site: ${elsewhere}`, async ({ page, account }) => {
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(elsewhere)}`);
    await page.getByLabel('E-mail').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(keysPath(account));
  });
}

test('a wrong password says so and keeps what was typed', async ({ page, account }) => {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'E-mail or password is wrong.' }),
  ).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(account.email);
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('not the password');
  await expect(page).toHaveURL('/sign-in');
});

test('a lost connection says so and keeps what was typed', async ({ page, account, context }) => {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be reached' })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(keysPath(account));
});

test('sign-up says what is wrong at its fields and focuses the first', async ({
  page,
  account,
}) => {
  await page.goto('/sign-up');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Name')).toBeFocused();
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription(/Enter your name/);
  await page.getByLabel('Name').fill('Ada again');
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/already registered/);
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await expect(page.getByLabel('Name')).toHaveValue('Ada again');
});

test('a throttled sign-up says when to try again', async ({ page }) => {
  await page.route('**/api/v1/auth/register', (route) =>
    route.fulfill({
      status: 429,
      headers: { 'Retry-After': '90' },
      json: { status: 'ERROR', code: 'rate_limited', message: 'Too many requests', errors: [] },
    }),
  );
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('a quite long password');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Try again in 2 min.' })).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('Ada');
});

test('after sign-out the old session opens nothing', async ({
  keysPage: page,
  account,
  baseURL,
}) => {
  await page.getByRole('button', { name: 'Account of Ada Lovelace' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await signIn(page, account, baseURL ?? '');
  await page.goto(keysPath(account));
  await expect(page).toHaveURL(/\/sign-in\?/);
});

// Point 37.
test('a session that ends under an open page leads to sign-in and back to the same view of it', async ({
  keysPage: page,
  account,
}) => {
  await page.getByLabel('Environment').selectOption('Test');
  await expect(page).toHaveURL(`${keysPath(account)}?environment=test`);
  await page.context().clearCookies();
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/, BY_ITSELF);
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${keysPath(account)}?environment=test`);
});

test('another tenant’s project is not found', async ({ keysPage: page }) => {
  const answer = await page.goto('/projects/prj_00000000000000000000000000000000/keys');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
});
