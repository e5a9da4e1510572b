import { test as base, type Locator, type Page } from '@playwright/test';
import { ownerCalls, registerAccount, type Account } from './api';

type Fixtures = {
  /** Somebody with one project and no keys. */
  account: Account;
  /** The API as that person and their keys use it. */
  api: ReturnType<typeof ownerCalls>;
  /** A browser in which they are signed in, at their keys. */
  keysPage: Page;
};

export const test = base.extend<Fixtures>({
  account: async ({ request }, provide) => provide(await registerAccount(request)),
  api: async ({ request, account }, provide) => provide(ownerCalls(request, account)),
  keysPage: async ({ page, account, baseURL }, provide) => {
    await signIn(page, account, baseURL ?? '');
    await page.goto(keysPath(account));
    await provide(page);
  },
});

export { expect } from '@playwright/test';

export const keysPath = ({ projectId }: Account) => `/projects/${projectId}/keys`;

/** Signs in without the form: the session token as the cookie that sign-in sets. */
export async function signIn(page: Page, { token }: Account, url: string): Promise<void> {
  await page.context().addCookies([{ name: 'uploadkit.session', value: token, url }]);
}

/** The row of a key or a file, by its name. */
export const rowOf = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });

/** Fills the create dialog with a name and "Read only", and sends it. */
export async function createKeyInDialog(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Read only' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click();
}
