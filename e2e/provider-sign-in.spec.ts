import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { OAUTH_CLIENT, startOAuthProvider, type OAuthProvider } from '@/lib/testing/oauth-provider';
import { startProduct, untilReady, type Product } from '@/lib/testing/product';
import { ownerCalls, registerAccount } from './api';
import { check, SIZES } from './axe';
import { expect, test } from './fixtures';

/** A server of their own for these tests: the others' has no provider's client. */
test.describe.configure({ mode: 'default' });

let provider: OAuthProvider;
let product: Product;
let site = '';
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-e2e-providers-'));

test.beforeAll(async () => {
  // A whole server gets ready in it, for which it has 150 s.
  test.setTimeout(180_000);
  const { id, secret } = OAUTH_CLIENT;
  provider = await startOAuthProvider();
  const port = await freePort();
  site = `http://localhost:${port}`;
  product = startProduct({
    ...{ PORT: String(port), APP_URL: site, DATA_DIR: dataDir, RATE_LIMITS: 'off' },
    ...{ GITHUB_ID: id, GITHUB_SECRET: secret, GITHUB_URL: provider.url },
    ...{ GOOGLE_ID: id, GOOGLE_SECRET: secret, GOOGLE_ISSUER: provider.url },
  });
  await untilReady(product);
});

test.afterAll(async () => {
  product.child.kill('SIGTERM');
  await product.ended;
  await provider.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

const newEmail = () => `ann-${randomUUID()}@example.com`;

/** Says yes on the provider's page. */
async function authorize(
  page: Page,
  { email, isVerified }: { email: string; isVerified: boolean },
) {
  await page.waitForURL((url) => url.href.startsWith(provider.url));
  await page.getByLabel('subject').fill(String(Math.floor(Math.random() * 1e12)));
  await page.getByLabel('name').fill('Ann Example');
  await page.getByLabel('email').fill(email);
  if (isVerified) await page.getByLabel('verified').check();
  await page.getByRole('button', { name: 'Authorize' }).click();
}

for (const name of ['GitHub', 'Google']) {
  test(`${name} leads from sign-up to the first project, and sign-out back`, async ({ page }) => {
    await page.goto(`${site}/sign-up`);
    await page.getByRole('button', { name: `Continue with ${name}` }).click();
    await authorize(page, { email: newEmail(), isVerified: true });
    await expect(page).toHaveURL(/\/projects\/prj_\w+\/keys$/);
    await page.goto(`${site}/settings/sessions`);
    await expect(page.getByText('This session')).toBeVisible();
    const cookies = await page.context().cookies();
    const session = cookies.find((each) => each.name === 'uploadkit.session');
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    const me = await page.request.get(`${site}/api/v1/me`);
    expect(await me.json()).toMatchObject({ data: { user: { name: 'Ann Example' } } });
  });
}

test('who is signed out comes back to the page they asked for', async ({ page }) => {
  await page.goto(`${site}/settings/members`);
  await page.getByRole('button', { name: 'Continue with GitHub' }).click();
  await authorize(page, { email: newEmail(), isVerified: true });
  await expect(page).toHaveURL(`${site}/settings/members`);
});

test('an invitation is come back to, and accepted', async ({ page, playwright }) => {
  const request = await playwright.request.newContext({ baseURL: site });
  const email = newEmail();
  const token = await ownerCalls(request, await registerAccount(request)).invite(email, 'viewer');
  await page.goto(`${site}/invitations/${token}`);
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await authorize(page, { email, isVerified: true });
  await expect(page).toHaveURL(`${site}/invitations/${token}`);
  await page.getByRole('button', { name: 'Accept invitation' }).click();
  await expect(page).toHaveURL(/\/keys$/);
  const me = await page.request.get(`${site}/api/v1/me`);
  expect(await me.json()).toMatchObject({ data: { role: 'viewer' } });
  await request.dispose();
});

test('who is not let in is told why, and is where they were', async ({ page, playwright }) => {
  // Twice there and back.
  test.slow();
  const request = await playwright.request.newContext({ baseURL: site });
  const { email, password } = await registerAccount(request);
  await page.goto(`${site}/settings/members`);
  const failure = page.getByRole('alert').filter({ hasText: 'You were not signed in' });
  await page.getByRole('button', { name: 'Continue with GitHub' }).click();
  await authorize(page, { email, isVerified: false });
  await expect(failure).toContainText('is not verified there');
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await authorize(page, { email, isVerified: true });
  await expect(failure).toContainText('there is an account with your e-mail address already');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${site}/settings/members`);
  await request.dispose();
});

test('who has no password sets one, and signs in with it from then on', async ({ page }) => {
  test.slow();
  const email = newEmail();
  const password = `a quite long password ${randomUUID()}`;
  await page.goto(`${site}/sign-in`);
  await page.getByRole('button', { name: 'Continue with GitHub' }).click();
  await authorize(page, { email, isVerified: true });
  await expect(page).toHaveURL(/\/keys$/);
  await page.goto(`${site}/settings/profile`);
  await expect(page.getByText('You sign in with GitHub, and have no password yet.')).toBeVisible();
  await expect(page.getByLabel('Current password')).toHaveCount(0);
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByText('Password set.')).toBeVisible();
  await expect(page.getByLabel('Current password')).toBeVisible();
  await page.context().clearCookies();
  await page.goto(`${site}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/keys$/);
});

test('without a client of theirs there is no button', async ({ page, baseURL }) => {
  for (const each of ['/sign-in', '/sign-up']) {
    await page.goto(`${baseURL ?? ''}${each}`);
    await expect(page.getByLabel('E-mail')).toBeVisible();
    await expect(page.getByRole('button', { name: /Continue with/ })).toHaveCount(0);
  }
});

test('the page asks for nothing from elsewhere', async ({ page }) => {
  const elsewhere: string[] = [];
  page.on('request', (each) => (each.url().startsWith(site) ? 0 : elsewhere.push(each.url())));
  await page.goto(`${site}/sign-in`, { waitUntil: 'networkidle' });
  await expect(page.getByRole('button', { name: 'Continue with GitHub' })).toBeVisible();
  expect(elsewhere.filter((url) => !url.startsWith('data:'))).toEqual([]);
});

for (const { width, height } of SIZES) {
  test(`is accessible: ${width} × ${height} px`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    for (const each of ['/sign-in', '/sign-up', '/sign-in?error=account_exists']) {
      await page.goto(site + each);
      await expect(page.getByRole('button', { name: 'Continue with Google' })).toBeVisible();
      await check(page, each);
    }
  });
}
