import { expect, signIn, test } from './fixtures';

test('the styleguide is not part of the product', async ({ page, account, baseURL }) => {
  expect((await page.goto('/styleguide'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
  await signIn(page, account, baseURL ?? '');
  expect((await page.goto('/styleguide'))?.status()).toBe(404);
  await expect(page.getByText('Styleguide')).toHaveCount(0);
});
