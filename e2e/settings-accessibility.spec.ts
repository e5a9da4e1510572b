import { check, SIZES } from './axe';
import { addProject, setRole } from './database';
import { expect, rowOf, signIn } from './fixtures';
import { inviteByForm, test } from './people';

for (const { width, height } of SIZES) {
  test.describe(`${width} × ${height} px`, () => {
    // Up to twenty searches of axe, each of a second and more on a busy machine.
    test.slow();
    test.use({
      viewport: { width, height },
      contextOptions: { reducedMotion: 'reduce' },
    });

    test.beforeEach(async ({ page, account, baseURL }) => {
      await signIn(page, account, baseURL ?? '');
    });

    test('profile and sessions are accessible', async ({ page, account, openSession }) => {
      await page.goto('/settings/profile');
      await page.getByRole('button', { name: 'Change password' }).click();
      await expect(page.getByLabel('Current password')).toBeFocused();
      await check(page, 'password with errors');
      await page.getByRole('textbox', { name: 'Name' }).fill('Ada');
      await page.keyboard.press('Enter');
      await expect(page.getByText('Name saved.')).toBeVisible();
      await check(page, 'a saved name');
      await openSession(account);
      await page.goto('/settings/sessions');
      await expect(page.getByText('2 sessions')).toBeVisible();
      await check(page, 'sessions');
      await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
      await expect(page.getByText('You are signed in nowhere else.')).toBeVisible();
      await check(page, 'one session');
    });

    test('members and their dialogs are accessible', async ({ page, account }) => {
      const email = 'an.address.of.many.parts.without.a.space@a-rather-long-domain.example.com';
      await page.goto('/settings/members');
      await page.getByRole('button', { name: 'Invite member' }).click();
      await page.getByRole('button', { name: 'Invite', exact: true }).click();
      await expect(page.getByLabel('E-mail')).toBeFocused();
      await check(page, 'invite with errors');
      await page.keyboard.press('Escape');
      await inviteByForm(page, email, 'Viewer');
      await check(page, 'an invitation’s link');
      await page.getByRole('button', { name: 'Done' }).click();
      await expect(rowOf(page, email)).toBeVisible();
      await check(page, 'members and invitations');
      await page.getByRole('button', { name: `Revoke invitation of ${email}` }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await check(page, 'revoke an invitation');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Actions for member Ada Lovelace' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      await check(page, 'menu of the last owner');
      await page.keyboard.press('Escape');
      await setRole(account, 'viewer');
      await page.reload();
      await expect(page.getByText('Your role, viewer')).toBeVisible();
      await check(page, 'members of a viewer');
    });

    test('leaving is accessible', async ({ page, account }) => {
      await page.goto('/settings/members');
      await setRole(account, 'admin');
      await page.reload();
      await page.getByRole('button', { name: 'Actions for member Ada Lovelace' }).click();
      await page.getByRole('menuitem', { name: 'Leave' }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await check(page, 'leave');
    });

    test('an invitation is accessible in each of its states', async ({ page, account }) => {
      await page.goto('/settings/members');
      const link = await inviteByForm(page, `bob-${account.projectId}@example.com`, 'Admin');
      await page.goto(link);
      await expect(page.getByText('You are signed in as')).toBeVisible();
      await check(page, 'an invitation of another');
      await page.context().clearCookies();
      await page.goto(link);
      await page.getByRole('button', { name: 'Create account and join' }).click();
      await expect(page.getByLabel('Name')).toBeFocused();
      await check(page, 'sign-up by invitation with errors');
      await page.goto('/invitations/short');
      await check(page, 'no such invitation');
    });

    test('projects, plans and their dialogs are accessible', async ({ page, account }) => {
      await page.goto('/settings/projects?new=1');
      const dialog = page.getByRole('dialog', { name: 'New project' });
      await dialog.getByRole('button', { name: 'Create project' }).click();
      await expect(dialog.getByLabel('Name')).toBeFocused();
      await check(page, 'a new project with errors');
      await addProject(
        account,
        'A_project_without_any_place_at_which_a_line_could_be_broken_at_all',
      );
      await page.goto('/settings/projects');
      await expect(page.getByText('2 of 2 projects')).toBeVisible();
      await check(page, 'projects at the limit');
      await page.getByRole('button', { name: 'Delete project My first project' }).click();
      await page.getByRole('button', { name: 'Delete project', exact: true }).click();
      await expect(page.getByLabel('Type My first project to confirm')).toBeFocused();
      await check(page, 'delete a project with an error');
      await addProject(account, 'Third');
      await page.goto('/settings/plan');
      await expect(page.getByText('has more than Free gives:')).toBeVisible();
      await check(page, 'a plan that does not fit');
      await page.getByRole('button', { name: 'Upgrade to Pro' }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await check(page, 'change the plan');
    });
  });
}
