import { BY_ITSELF } from './by-itself';
import { expect, rowOf, signIn } from './fixtures';
import { untilItWorks } from './until-it-works';
import { fillSignIn, test } from './people';
import { screenPath } from './screens';
import { clickTwiceAtOnce } from './press-at-once';

test.beforeEach(async ({ page, account, baseURL }) => {
  await signIn(page, account, baseURL ?? '');
});

test('the sessions are listed with device and address, this one marked', async ({
  page,
  account,
  openSession,
}) => {
  await openSession(account);
  await page.goto('/settings/sessions');
  const other = rowOf(page, /Firefox on Windows/);
  await expect(other).toContainText('127.0.0.1');
  await expect(other).not.toContainText('This session');
  await expect(page.getByRole('row').filter({ hasText: 'This session' })).toHaveCount(1);
  await expect(page.getByText('2 sessions')).toBeVisible();
});

test('an ended session is gone from the list, and its browser comes back by signing in', async ({
  page,
  account,
  openSession,
}) => {
  const elsewhere = await openSession(account);
  await elsewhere.goto(`${screenPath(account, 'keys')}?ended=1`);
  await page.goto('/settings/sessions');
  await page.getByRole('button', { name: 'End session Firefox on Windows, 127.0.0.1' }).click();
  await expect(page.getByText('The session Firefox on Windows has ended.')).toBeVisible();
  await expect(rowOf(page, /Firefox/)).toBeHidden();
  await expect(page.getByText('1 session', { exact: true })).toBeFocused();
  await expect(elsewhere).toHaveURL(/\/sign-in\?callbackUrl=/, BY_ITSELF);
  await fillSignIn(elsewhere, account);
  await expect(elsewhere).toHaveURL(`${screenPath(account, 'keys')}?ended=1`);
});

test('signing out everywhere else leaves this session alone', async ({
  page,
  account,
  openSession,
}) => {
  // Three browsers.
  test.slow();
  const others = [await openSession(account), await openSession(account)];
  for (const each of others) await each.goto(screenPath(account, 'contexts'));
  await page.goto('/settings/sessions');
  await clickTwiceAtOnce(page.getByRole('button', { name: 'Sign out everywhere else' }));
  await expect(page.getByText('2 other sessions have ended.')).toBeVisible();
  await expect(page.getByText('You are signed in nowhere else.')).toBeVisible();
  for (const each of others) {
    await expect(each).toHaveURL(/\/sign-in\?callbackUrl=/, BY_ITSELF);
    await fillSignIn(each, account);
    await expect(each).toHaveURL(screenPath(account, 'contexts'));
  }
  await expect(page.getByText('3 sessions')).toBeVisible(BY_ITSELF);
  await expect(page).toHaveURL('/settings/sessions');
});

test('with nothing else to end, the button says why and does nothing', async ({ page }) => {
  const calls: string[] = [];
  page.on('request', (sent) => (sent.method() === 'DELETE' ? calls.push(sent.url()) : 0));
  await page.goto('/settings/sessions');
  const button = page.getByRole('button', { name: 'Sign out everywhere else' });
  await expect(button).toHaveAccessibleDescription('You are signed in nowhere else.');
  await untilItWorks(page);
  await button.click({ force: true });
  await button.press('Enter');
  expect(calls).toEqual([]);
});

test('ending the session one is in signs out', async ({ page, account, baseURL }) => {
  await page.goto('/settings/sessions');
  await page.getByRole('button', { name: /^End this session/ }).click();
  await expect(page).toHaveURL('/sign-in');
  await signIn(page, account, baseURL ?? '');
  await page.goto('/settings/sessions');
  await expect(page).toHaveURL(/\/sign-in\?/);
});

test('an end that fails leaves the session in the list, and says so', async ({
  page,
  account,
  openSession,
}) => {
  await openSession(account);
  await page.goto('/settings/sessions');
  await page.route('**/api/v1/me/sessions/*', (route) => route.abort());
  await page.getByRole('button', { name: /^End session Firefox/ }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'The session Firefox on Windows was not ended.' }),
  ).toBeVisible();
  await expect(rowOf(page, /Firefox/)).toBeVisible();
});
