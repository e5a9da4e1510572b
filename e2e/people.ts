import type { BrowserContext, Page } from '@playwright/test';
import { z } from 'zod';
import type { Account } from './api';
import { expect, signIn, test as base } from './fixtures';
import { clickTwiceAtOnce } from './press-at-once';

const Opened = z.object({ data: z.object({ token: z.string() }) });

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';

type Fixtures = {
  /** A further browser, in which nobody is signed in. */
  openBrowser: () => Promise<Page>;
  /** A further session of an account, in a browser of its own; it was opened by Firefox on Windows. */
  openSession: (account: Account) => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  openBrowser: async ({ browser, baseURL }, provide) => {
    const contexts: BrowserContext[] = [];
    await provide(async () => {
      const context = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-US' });
      contexts.push(context);
      return context.newPage();
    });
    // A page that stays open goes on asking the server.
    for (const context of contexts) await context.close();
  },
  openSession: async ({ openBrowser, request, baseURL }, provide) => {
    await provide(async (account) => {
      const page = await openBrowser();
      const { email, password } = account;
      const answer = await request.post('/api/v1/auth/login', {
        data: { email, password },
        headers: { 'User-Agent': FIREFOX },
      });
      expect(answer.status()).toBe(200);
      const { token } = Opened.parse(await answer.json()).data;
      await signIn(page, { ...account, token }, baseURL ?? '');
      return page;
    });
  },
});

/** Signs in by the form that is open. */
export async function fillSignIn(page: Page, { email, password }: Account): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Invites somebody from the Members screen that is open; the dialog with the link stays. */
export async function inviteByForm(page: Page, email: string, role: string): Promise<string> {
  await page.getByRole('button', { name: 'Invite member' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('radio', { name: role }).check();
  await clickTwiceAtOnce(page.getByRole('button', { name: 'Invite', exact: true }));
  const dialog = page.getByRole('dialog', { name: 'Invitation link' });
  return dialog.getByLabel('Link', { exact: true }).inputValue();
}

/** Makes somebody new a viewer of the tenant whose Members screen is open in `page`; `guest` is their browser, signed in. */
export async function joinTenant(
  page: Page,
  guest: Page,
  { email, name }: { email: string; name: string },
): Promise<void> {
  const link = await inviteByForm(page, email, 'Viewer');
  await page.getByRole('button', { name: 'Done' }).click();
  await guest.goto(link);
  await guest.getByLabel('Name').fill(name);
  await guest.getByLabel('Password', { exact: true }).fill('a password that nobody uses');
  await guest.getByRole('button', { name: 'Create account and join' }).click();
  await expect(guest).toHaveURL(/\/keys$/);
  await page.reload();
  await expect(page.getByRole('button', { name: `Actions for member ${name}` })).toBeVisible();
}
