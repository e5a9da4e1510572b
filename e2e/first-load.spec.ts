import type { Page } from '@playwright/test';
import { expect, signIn, test } from './fixtures';
import { screenPath, SCREENS, screensOf, SETTINGS } from './screens';

const LIMIT_KB = 200;

/** Opens a page and adds up the JavaScript that came over the wire for it, compressed, in KB. */
async function scriptKilobytes(page: Page, path: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (finished) => {
    if (finished.resourceType() !== 'script') return;
    sizes.push(finished.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  return bytes / 1024;
}

for (const path of ['/sign-in', '/sign-up']) {
  test(`${path} loads at most ${LIMIT_KB} KB of JavaScript`, async ({ page }) => {
    const kilobytes = await scriptKilobytes(page, path);
    expect(kilobytes).toBeGreaterThan(0);
    expect(kilobytes).toBeLessThanOrEqual(LIMIT_KB);
  });
}

test(`the page of a key loads at most ${LIMIT_KB} KB of JavaScript`, async ({
  page,
  account,
  api,
  baseURL,
}) => {
  const { id } = await api.createKey('One');
  await signIn(page, account, baseURL ?? '');
  const kilobytes = await scriptKilobytes(page, screenPath(account, `keys/${id}`));
  console.log(`The page of a key: ${kilobytes.toFixed(1)} KB of JavaScript on first load`);
  expect(kilobytes).toBeGreaterThan(0);
  expect(kilobytes).toBeLessThanOrEqual(LIMIT_KB);
});

for (const { heading } of [...SCREENS, ...SETTINGS]) {
  test(`${heading} loads at most ${LIMIT_KB} KB of JavaScript`, async ({
    page,
    account,
    api,
    baseURL,
  }) => {
    await api.createKey('One');
    await signIn(page, account, baseURL ?? '');
    const screen = screensOf(account).find((each) => each.heading === heading);
    const kilobytes = await scriptKilobytes(page, screen?.path ?? '');
    console.log(`${heading}: ${kilobytes.toFixed(1)} KB of JavaScript on first load`);
    expect(kilobytes).toBeGreaterThan(0);
    expect(kilobytes).toBeLessThanOrEqual(LIMIT_KB);
  });
}
