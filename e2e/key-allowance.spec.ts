import { setRole, setTier } from './database';
import { expect, test } from './fixtures';

// Points 7 and 8: what stands there without a key, and near the plan's limit.

test('point 7: without a key it says what keys do, and the next step; a viewer, whom to ask', async ({
  keysPage: page,
  account,
}) => {
  await expect(page.getByRole('heading', { name: 'No active API keys' })).toBeVisible();
  await expect(page.getByText('An API key lets your server upload files')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create key' })).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'Guide: how to use a key' })).toHaveAttribute(
    'href',
    '/reference',
  );
  await setRole(account, 'viewer');
  await page.reload();
  await expect(page.getByText('Ask an owner or admin of Analytical Engines')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create key' })).toHaveCount(0);
});

test('point 8: the meter counts, and from 80 % a notice says what is left', async ({
  keysPage: page,
  account,
  api,
}) => {
  await setTier(account, 'pro');
  for (let nth = 1; nth <= 7; nth++) await api.createKey(`Key ${nth}`);
  await page.reload();
  await expect(page.getByRole('meter', { name: '7 of 10 keys used on Pro' })).toBeVisible();
  await expect(page.getByText('more can be created')).toHaveCount(0);
  await api.createKey('Key 8');
  await page.reload();
  const meter = page.getByRole('meter', { name: '8 of 10 keys used on Pro' });
  await expect(meter).toHaveAttribute('aria-valuenow', '8');
  await expect(page.getByText('2 more can be created.')).toBeVisible();
});

test('point 8: the buttons of unused keys stand below each other, however long the names', async ({
  keysPage: page,
  api,
}) => {
  await api.createKey('A');
  await api.createKey('A key with quite a long name');
  await page.reload();
  const buttons = page.getByRole('button', { name: /^Revoke unused key / });
  await expect(buttons).toHaveCount(2);
  const [first, second] = await buttons.evaluateAll((all) =>
    all.map((each) => each.getBoundingClientRect().left),
  );
  expect(first).toBe(second);
});
