import type { Page } from '@playwright/test';
import { addProject, setRole } from './database';
import { expect, keysPath, rowOf, signIn, test } from './fixtures';
import { pickFiles, textFile, uploadOf } from './files';
import { untilItWorks } from './until-it-works';
import { screenPath } from './screens';
import { clickTwiceAtOnce } from './press-at-once';

const PROJECTS = '/settings/projects';

const switcher = (page: Page, project: string) =>
  page.getByRole('button', { name: `Project ${project}`, exact: true });

test.beforeEach(async ({ page, account, baseURL }) => {
  await signIn(page, account, baseURL ?? '');
});

test('a new project is created from the switcher, and opens on its keys', async ({
  page,
  account,
}) => {
  await page.goto(keysPath(account));
  await page.getByRole('button', { name: /^Project / }).click();
  await page.getByRole('menuitem', { name: 'New project' }).click();
  await expect(page).toHaveURL(PROJECTS);
  const form = page.getByRole('dialog', { name: 'New project' });
  const name = form.getByLabel('Name');
  await expect(name).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(name).toHaveAccessibleDescription(/Enter a name/);
  await name.fill('x'.repeat(101));
  await page.keyboard.press('Enter');
  await expect(name).toHaveAccessibleDescription(/100 characters/);
  await name.fill('Second');
  await clickTwiceAtOnce(form.getByRole('button', { name: 'Create project' }));
  await expect(page.getByRole('banner')).toContainText('Second');
  await expect(page).toHaveURL(/\/projects\/prj_\w+\/keys$/);
  await expect(page).not.toHaveURL(keysPath(account));
  await page.goto(
    screenPath({ ...account, projectId: page.url().split('/')[4] ?? '' }, 'contexts'),
  );
  await expect(rowOf(page, /default/)).toBeVisible();
  // A page that is left before its script runs was not opened.
  await untilItWorks(page);
  await page.goto(PROJECTS);
  await expect(page.getByText('2 projects', { exact: true })).toBeVisible();
  await expect(switcher(page, 'Second')).toBeVisible();
});

test('at the limit of the plan no further one is created, and the reason is told', async ({
  page,
  account,
}) => {
  await addProject(account, 'Second');
  await page.goto(`${PROJECTS}?new=1`);
  const button = page.getByRole('button', { name: 'New project' });
  await expect(button).toHaveAccessibleDescription(/2 of 2 projects on Free.*delete one/);
  await button.click({ force: true });
  await expect(page).toHaveURL(PROJECTS);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('link', { name: 'See plans' }).click();
  await expect(page).toHaveURL('/settings/plan');
});

test('a limit that is reached meanwhile is told in the dialog, with nothing lost', async ({
  page,
  account,
}) => {
  await page.goto(`${PROJECTS}?new=1`);
  const form = page.getByRole('dialog', { name: 'New project' });
  await form.getByLabel('Name').fill('Third');
  await addProject(account, 'Second');
  await form.getByRole('button', { name: 'Create project' }).click();
  await expect(form.getByRole('alert')).toContainText('The free tier allows 2 projects');
  await expect(form.getByLabel('Name')).toHaveValue('Third');
});

test('a renamed project is called so everywhere at once', async ({ page, account }) => {
  await page.goto(PROJECTS);
  await page.getByRole('button', { name: 'Rename project My first project' }).click();
  const name = page.getByRole('dialog').getByLabel('Name', { exact: true });
  await expect(name).toHaveValue('My first project');
  await name.fill('Invoices');
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'Invoices')).toBeVisible();
  await expect(switcher(page, 'Invoices')).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('rowheader').getByRole('link', { name: 'Invoices' }).click();
  await expect(page).toHaveURL(keysPath(account));
  await expect(page.getByRole('banner')).toContainText('Invoices');
});

test('a deleted project takes its keys and files along', async ({ page, account, api }) => {
  test.slow();
  const key = await api.createKey('CI');
  const other = { ...account, projectId: await addProject(account, 'Second') };
  await page.goto(screenPath(account, 'files'));
  await pickFiles(page, [textFile('gone.txt')]);
  await expect(uploadOf(page, 'gone.txt')).toContainText('Uploaded');
  expect((await api.listFiles(key)).status()).toBe(200);
  await page.goto(PROJECTS);
  const removal = page.getByRole('button', { name: 'Delete project My first project' });
  await removal.click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('Its API keys are revoked at once');
  await expect(dialog).toContainText('files are deleted');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  const typed = dialog.getByLabel('Type My first project to confirm');
  await typed.fill('my first');
  await page.keyboard.press('Enter');
  await expect(typed).toHaveAccessibleDescription('Type My first project to confirm.');
  expect((await api.listFiles(key)).status()).toBe(200);
  await typed.fill('My first project');
  await clickTwiceAtOnce(dialog.getByRole('button', { name: 'Delete project' }));
  await expect(rowOf(page, 'My first project')).toBeHidden();
  await expect(page.getByText('1 project', { exact: true })).toBeFocused();
  await expect(switcher(page, 'Second')).toBeVisible();
  expect((await api.listFiles(key)).status()).toBe(401);
  const answer = await page.goto(screenPath(account, 'files'));
  expect(answer?.status()).toBe(404);
  await page.goto('/');
  await expect(page).toHaveURL(keysPath(other));
});

test('a deletion that fails leaves the project, and says so', async ({ page }) => {
  await page.route('**/api/v1/projects/*', (route) => route.abort());
  await page.goto(PROJECTS);
  await page.getByRole('button', { name: 'Delete project My first project' }).click();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.getByLabel('Type My first project to confirm').fill('My first project');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('alert').filter({ hasText: 'The project was not deleted.' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(rowOf(page, 'My first project')).toBeVisible();
});

test('without any project the start page asks to create one', async ({ page }) => {
  await page.goto(PROJECTS);
  await page.getByRole('button', { name: 'Delete project My first project' }).click();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.getByLabel('Type My first project to confirm').fill('My first project');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'No project yet' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'API Keys' })).toHaveCount(0);
  await page.goto('/');
  await expect(page).toHaveURL(PROJECTS);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('new project');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Fresh start');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('banner')).toContainText('Fresh start');
  await expect(page.getByRole('button', { name: 'Create key' })).toBeVisible();
});

test('a long name leaves the day of a project on its line', async ({ page, account }) => {
  await addProject(account, 'p'.repeat(100));
  await page.goto(PROJECTS);
  const cell = rowOf(page, 'My first project').getByRole('cell').first();
  const day = await cell.getByRole('time').evaluate((time) => time.getClientRects().length);
  expect(day).toBe(1);
});

test('a tenant’s long name makes no screen wider than a phone', async ({ page, account }) => {
  const headers = { Authorization: `Bearer ${account.token}` };
  const data = { name: 'T'.repeat(100) };
  const answer = await page.request.patch('/api/v1/tenant', { headers, data });
  expect(answer.status()).toBe(200);
  await page.setViewportSize({ width: 320, height: 720 });
  for (const path of [PROJECTS, '/settings/members', screenPath(account, 'audit')]) {
    await page.goto(path);
    await expect(page.getByRole('main')).toContainText(data.name);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(320);
  }
});

for (const role of ['developer', 'viewer']) {
  test(`a ${role} sees the projects, changes none, and is told why`, async ({ page, account }) => {
    await setRole(account, role);
    await page.goto(`${PROJECTS}?new=1`);
    await expect(page).toHaveURL(PROJECTS);
    await expect(page.getByText(`Your role, ${role}, may look at projects`)).toBeVisible();
    await expect(rowOf(page, 'My first project')).toBeVisible();
    await expect(page.getByRole('button', { name: /New|Rename|Delete/ })).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
}
