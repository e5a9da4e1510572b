import type { Page } from '@playwright/test';
import { registerAccount } from './api';
import { BY_ITSELF } from './by-itself';
import { setRole } from './database';
import { expect, rowOf, signIn } from './fixtures';
import { hold } from './hold';
import { fillSignIn, inviteByForm, joinTenant, test } from './people';
import { screenPath } from './screens';
import { clickTwiceAtOnce } from './press-at-once';

const MEMBERS = '/settings/members';
const PASSWORD = 'a password that nobody uses';

// Most are of two browsers and ten pages.
test.slow();

test.beforeEach(async ({ page, account, baseURL }) => {
  await signIn(page, account, baseURL ?? '');
  await page.goto(MEMBERS);
});

const action = async (page: Page, member: string, name: string) => {
  await page.getByRole('button', { name: `Actions for member ${member}` }).click();
  await page.getByRole('menuitem', { name }).click();
};

test('somebody new is invited, signs up by the link, and is a member with that role', async ({
  page,
  account,
  openBrowser,
}) => {
  const email = `bob-${account.projectId}@example.com`;
  const link = await inviteByForm(page, email, 'Viewer');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('dialog').getByText('Copied', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(rowOf(page, email)).toContainText('Viewer');
  await page.reload();
  await expect(page.locator('body')).not.toContainText(link);

  const guest = await openBrowser();
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'Join Analytical Engines' })).toBeVisible();
  await expect(guest.getByRole('main')).toContainText(`Ada Lovelace invites ${email}`);
  await expect(guest.getByLabel('E-mail')).toHaveValue(email);
  await expect(guest.getByLabel('E-mail')).not.toBeEditable();
  await expect(guest.getByLabel(/Tenant/)).toHaveCount(0);
  await guest.getByLabel('Name').fill('Bob Babbage');
  await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await clickTwiceAtOnce(guest.getByRole('button', { name: 'Create account and join' }));
  await expect(guest).toHaveURL(screenPath(account, 'keys'));
  await expect(guest.getByText('Ask an owner or admin of Analytical Engines')).toBeVisible();

  await expect(rowOf(page, /Bob Babbage/)).toContainText('Viewer', BY_ITSELF);
  await expect(page.getByText('0 invitations')).toBeVisible(BY_ITSELF);
});

test('somebody who has an account signs in at the link, accepts, and switches between tenants', async ({
  page,
  account,
  openBrowser,
  request,
}) => {
  const grace = await registerAccount(request);
  const link = await inviteByForm(page, grace.email.toUpperCase(), 'Admin');
  const guest = await openBrowser();
  await guest.goto(link);
  await guest.getByRole('link', { name: 'Sign in to accept' }).click();
  await fillSignIn(guest, grace);
  await expect(guest).toHaveURL(link);
  await clickTwiceAtOnce(guest.getByRole('button', { name: 'Accept invitation' }));
  await expect(guest).toHaveURL(screenPath(account, 'keys'));
  await expect(guest.getByRole('button', { name: 'Create key' })).toBeVisible();

  await guest.getByRole('button', { name: 'Account of Ada Lovelace' }).click();
  await guest.getByRole('menuitem', { name: 'Analytical Engines' }).click();
  await expect(guest).toHaveURL(screenPath(grace, 'keys'));
  await guest.getByRole('button', { name: 'Search' }).click();
  await expect(guest.getByRole('combobox', { name: /^Search screens/ })).toBeFocused();
  await guest.keyboard.type('switch');
  await guest.keyboard.press('Enter');
  await expect(guest).toHaveURL(screenPath(account, 'keys'));

  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'accepted already' })).toBeVisible();
  await guest.getByRole('link', { name: 'Go to your projects' }).click();
  await expect(guest).toHaveURL(screenPath(account, 'keys'));
});

test('who is signed in as another is asked to sign out, and comes back to the link', async ({
  page,
  account,
  request,
}) => {
  const grace = await registerAccount(request);
  const link = await inviteByForm(page, grace.email, 'Viewer');
  await page.goto(link);
  await expect(page.getByText(`You are signed in as ${account.email}`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Accept invitation' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Sign out and go on' }).click();
  await page.getByRole('link', { name: 'Sign in to accept' }).click();
  await fillSignIn(page, grace);
  await expect(page.getByRole('button', { name: 'Accept invitation' })).toBeVisible();
});

test('a call that is refused while tenants are switched does not lead to sign-in', async ({
  page,
  account,
  openBrowser,
  request,
}) => {
  const grace = await registerAccount(request);
  const link = await inviteByForm(page, grace.email, 'Admin');
  const guest = await openBrowser();
  await guest.goto(`/sign-in?callbackUrl=${encodeURIComponent(new URL(link).pathname)}`);
  await fillSignIn(guest, grace);
  await guest.getByRole('button', { name: 'Accept invitation' }).click();
  await expect(guest).toHaveURL(screenPath(account, 'keys'));

  const letGo = await hold(guest, '**/api/v1/me/tenant');
  await guest.getByRole('button', { name: 'Account of Ada Lovelace' }).click();
  const switching = guest.waitForRequest('**/api/v1/me/tenant');
  await guest.getByRole('menuitem', { name: 'Analytical Engines' }).click();
  await switching;
  await guest.route('**/api/v1/api-keys?*', (route) =>
    route.fulfill({
      status: 401,
      json: { status: 'ERROR', code: 'unauthenticated', message: 'No session', errors: [] },
    }),
  );
  const refused = guest.waitForResponse((answer) => answer.status() === 401);
  await guest.getByLabel('Environment').selectOption('Test');
  await refused;
  // The other tenant's page asks too, and is not refused.
  await guest.unroute('**/api/v1/api-keys?*');
  letGo();
  await expect(guest).toHaveURL(screenPath(grace, 'keys'));
});

test('a link that opens nothing says why', async ({ page, account }) => {
  const email = `carol-${account.projectId}@example.com`;
  const first = await inviteByForm(page, email, 'Viewer');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: `New link for ${email}` }).click();
  const second = await page.getByRole('dialog').getByLabel('Link', { exact: true }).inputValue();
  expect(second).not.toBe(first);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('1 invitation', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: `Revoke invitation of ${email}` }).click();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.getByRole('button', { name: 'Revoke invitation', exact: true }).click();
  await expect(page.getByText('0 invitations')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Invite member' })).toBeFocused();
  for (const link of [first, second]) {
    await page.goto(link);
    await expect(page.getByRole('heading', { name: 'Invitation taken back' })).toBeVisible();
  }
  for (const path of ['/invitations/short', `/invitations/${'x'.repeat(43)}`]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'No such invitation' })).toBeVisible();
  }
});

test('an invitation that is revoked while its page is open is told there', async ({
  page,
  account,
  openBrowser,
}) => {
  const email = `dan-${account.projectId}@example.com`;
  const link = await inviteByForm(page, email, 'Viewer');
  await page.getByRole('button', { name: 'Done' }).click();
  const guest = await openBrowser();
  await guest.goto(link);
  await page.getByRole('button', { name: `Revoke invitation of ${email}` }).click();
  await page.getByRole('button', { name: 'Revoke invitation', exact: true }).click();
  await expect(page.getByText('0 invitations')).toBeVisible();
  await guest.getByLabel('Name').fill('Dan');
  await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await guest.getByRole('button', { name: 'Create account and join' }).click();
  await expect(guest.getByRole('alert').filter({ hasText: 'not open any more' })).toBeVisible();
  await expect(guest.getByLabel('Name')).toHaveValue('Dan');
});

test('what cannot be invited is told at its field, with nothing lost', async ({
  page,
  account,
}) => {
  await page.getByRole('button', { name: 'Invite member' }).click();
  const form = page.getByRole('dialog', { name: 'Invite a member' });
  const email = form.getByLabel('E-mail');
  await expect(email).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(email).toHaveAccessibleDescription(/Enter an e-mail address/);
  await email.fill(account.email);
  await form.getByRole('radio', { name: 'Admin' }).check();
  await form.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(email).toHaveAccessibleDescription(/member’s already/);
  await expect(email).toBeFocused();
  await expect(email).toHaveValue(account.email);
  await email.fill('nobody@');
  await page.keyboard.press('Enter');
  await expect(email).toHaveAccessibleDescription(/not an e-mail address/);
  await expect(form.getByRole('radio', { name: 'Admin' })).toBeChecked();
});

test('a role change counts from the member’s next click', async ({
  page,
  account,
  openBrowser,
}) => {
  const guest = await openBrowser();
  await joinTenant(page, guest, { email: `eve-${account.projectId}@example.com`, name: 'Eve' });
  await guest.goto(screenPath(account, 'contexts'));
  await expect(guest.getByText('Your role, viewer, may look at contexts')).toBeVisible();
  await action(page, 'Eve', 'Change role');
  const dialog = page.getByRole('dialog', { name: 'Role of Eve' });
  await dialog.getByRole('radio', { name: 'Admin' }).check();
  await clickTwiceAtOnce(dialog.getByRole('button', { name: 'Save role' }));
  await expect(rowOf(page, /Eve/)).toContainText('Admin');
  await guest.getByRole('link', { name: 'Files' }).click();
  await expect(guest.getByRole('heading', { name: 'Files', exact: true })).toBeVisible();
  await guest.getByRole('link', { name: 'Contexts' }).click();
  await guest.getByRole('button', { name: 'Create context' }).click();
  const form = guest.getByRole('dialog', { name: 'Create a context' });
  await form.getByLabel('Name', { exact: true }).fill('Papers');
  await form.getByLabel('Key', { exact: true }).fill('papers');

  await action(page, 'Eve', 'Change role');
  await page.getByRole('radio', { name: 'Viewer' }).check();
  await page.getByRole('button', { name: 'Save role' }).click();
  await expect(rowOf(page, /Eve/)).toContainText('Viewer');
  await form.getByRole('button', { name: 'Create context' }).click();
  await expect(form.getByRole('alert')).toContainText('The context was not created.');
  await expect(form.getByLabel('Name', { exact: true })).toHaveValue('Papers');
});

test('who is removed is out with their next request', async ({ page, account, openBrowser }) => {
  const guest = await openBrowser();
  await joinTenant(page, guest, { email: `fay-${account.projectId}@example.com`, name: 'Fay' });
  await guest.goto(screenPath(account, 'files'));
  await action(page, 'Fay', 'Remove member');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await clickTwiceAtOnce(page.getByRole('button', { name: 'Remove member', exact: true }));
  await expect(rowOf(page, /Fay/)).toBeHidden();
  await expect(page.getByText('1 member', { exact: true })).toBeFocused();
  await expect(guest).toHaveURL(/\/sign-in/, BY_ITSELF);
});

test('a removal that fails leaves the member in the list, and says so', async ({
  page,
  account,
  openBrowser,
}) => {
  const guest = await openBrowser();
  await joinTenant(page, guest, { email: `gil-${account.projectId}@example.com`, name: 'Gil' });
  await page.route('**/api/v1/members/*', (route) => route.abort());
  await action(page, 'Gil', 'Remove member');
  await page.getByRole('button', { name: 'Remove member', exact: true }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'The member was not removed.' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(rowOf(page, /Gil/)).toBeVisible();
});

test('the last owner is told why they stay, until there is another', async ({
  page,
  account,
  openBrowser,
}) => {
  const guest = await openBrowser();
  await joinTenant(page, guest, { email: `hal-${account.projectId}@example.com`, name: 'Hal' });
  await page.getByRole('button', { name: 'Actions for member Ada Lovelace' }).click();
  for (const name of [/^Change role/, /^Leave/]) {
    const entry = page.getByRole('menuitem', { name });
    await expect(entry).toContainText('The last owner. Make another member an owner first.');
    await expect(entry).toHaveAttribute('aria-disabled', 'true');
  }
  await page.keyboard.press('Escape');
  await action(page, 'Hal', 'Change role');
  await page.getByRole('radio', { name: 'Owner' }).check();
  await page.getByRole('button', { name: 'Save role' }).click();
  await expect(rowOf(page, /Hal/)).toContainText('Owner');
  await action(page, 'Ada Lovelace', 'Leave');
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(page).toHaveURL('/sign-in');
  await guest.goto(MEMBERS);
  await expect(guest.getByText('1 member', { exact: true })).toBeVisible();
  await expect(guest.getByRole('button', { name: 'Invite member' })).toBeVisible();
});

for (const role of ['admin', 'developer', 'viewer']) {
  test(`a ${role} sees the members, is told whom to ask, and may leave`, async ({
    page,
    account,
    openBrowser,
  }) => {
    const email = `ian-${account.projectId}@example.com`;
    const guest = await openBrowser();
    await joinTenant(page, guest, { email, name: 'Ian' });
    await inviteByForm(page, 'somebody@example.com', 'Viewer');
    await setRole(account, role, email);
    await guest.goto(MEMBERS);
    await expect(guest.getByText(`Your role, ${role}, may look at members`)).toContainText(
      'Ask an owner: Ada Lovelace.',
    );
    await expect(rowOf(guest, 'somebody@example.com')).toBeVisible();
    await expect(guest.getByRole('button', { name: /Invite|Revoke|New link/ })).toHaveCount(0);
    await expect(guest.getByRole('button', { name: /^Actions for member Ada/ })).toHaveCount(0);
    await guest.getByRole('button', { name: 'Actions for member Ian' }).click();
    await expect(guest.getByRole('menuitem', { name: /^Change role/ })).toContainText(
      'Only an owner changes roles.',
    );
    await guest.getByRole('menuitem', { name: 'Leave' }).click();
    await guest.getByRole('button', { name: 'Leave', exact: true }).click();
    await expect(guest).toHaveURL('/sign-in');
    await page.reload();
    await expect(page.getByText('1 member', { exact: true })).toBeVisible();
  });
}
