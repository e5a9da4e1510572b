import type { Page } from '@playwright/test';
import { fileCalls, filesPath } from './files';
import { signIn, test as base } from './fixtures';

type Fixtures = {
  /** Files and contexts as the account's person, without the browser. */
  calls: ReturnType<typeof fileCalls>;
  /** A browser in which they are signed in, at their files. */
  filesPage: Page;
};

export const test = base.extend<Fixtures>({
  calls: async ({ request, account }, provide) => provide(fileCalls(request, account)),
  filesPage: async ({ page, account, baseURL }, provide) => {
    await signIn(page, account, baseURL ?? '');
    await page.goto(filesPath(account));
    await provide(page);
  },
});
