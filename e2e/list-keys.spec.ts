import { expect, keysPath, rowOf, test } from './fixtures';
import { untilItWorks } from './until-it-works';

test('more keys than fit on a page are reached by links that reload and Back keep', async ({
  keysPage: page,
  account,
  api,
}) => {
  // A hundred calls come first.
  test.slow();
  for (let nth = 1; nth <= 51; nth++) await api.revokeKey(await api.createKey(`Key ${nth}`));
  await page.getByRole('checkbox', { name: 'Show revoked and expired' }).check();
  await expect(page.getByText('1–50 of 51')).toBeVisible();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL(`${keysPath(account)}?page=2&ended=1`);
  await expect(rowOf(page, 'Key 1')).toBeVisible();
  await page.reload();
  await expect(page.getByText('51–51 of 51')).toBeVisible();
  await untilItWorks(page);
  await page.goBack();
  await expect(rowOf(page, 'Key 51')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Previous' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('a list that cannot be loaded offers Retry, and is never called empty', async ({
  keysPage: page,
  api,
}) => {
  // Nothing answers, or the page would find the server there again, and load the list anew at every turn.
  const unanswered = /\/livez$|\/api\/v1\/api-keys\?/;
  await page.route(unanswered, (route) => route.abort());
  await api.createKey('Hidden');
  await page.getByRole('checkbox', { name: 'Show revoked and expired' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
  await expect(page.getByText('No API keys yet')).toHaveCount(0);
  const asked = page.waitForRequest('**/api/v1/api-keys?*');
  await page.getByRole('button', { name: 'Retry' }).click();
  await asked;
  // Only now: a list that has come by itself offers no Retry any more.
  await page.unroute(unanswered);
  await expect(rowOf(page, 'Hidden')).toBeVisible();
});

test('a lost connection is told while what is known stays, and mends itself', async ({
  keysPage: page,
  api,
}) => {
  await api.createKey('Steady');
  await expect(rowOf(page, 'Steady')).toBeVisible();
  await page.route('**/api/v1/api-keys?*', (route) => route.abort());
  const notice = page.getByRole('status').filter({ hasText: 'cannot be reached' });
  await expect(notice).toBeVisible();
  await expect(rowOf(page, 'Steady')).toBeVisible();
  await page.unroute('**/api/v1/api-keys?*');
  await expect(notice).toBeHidden();
});

test('the time and address of the last use are there for keyboard and pointer', async ({
  keysPage: page,
  api,
}) => {
  await api.listFiles(await api.createKey('Busy'));
  const lastUsed = page.getByRole('button', { name: 'just now' });
  await lastUsed.focus();
  await expect(page.getByRole('tooltip')).toContainText(/20\d\d.* from [\d.:a-f]+/);
});
