import { randomUUID } from 'node:crypto';
import { keyCalls } from './api';
import { expect, rowOf, test } from './fixtures';
import { tabTo } from './tab-to';

test('from sign-up to a revoked key without a mouse', async ({ page, request }) => {
  await page.goto('/sign-up');
  await tabTo(page, 'textbox', 'Name');
  await page.keyboard.type('Grace Hopper');
  await tabTo(page, 'textbox', 'E-mail');
  await page.keyboard.type(`grace-${randomUUID()}@example.com`);
  await page.keyboard.press('Tab');
  await page.keyboard.type('nanoseconds are short wires');
  await page.keyboard.press('Enter');

  await tabTo(page, 'button', 'Create key');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('By hand');
  await tabTo(page, 'button', 'Read only');
  await page.keyboard.press('Enter');
  await tabTo(page, 'textbox', 'Name');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Copy your key now' })).toBeFocused();
  const secret = await page.getByLabel('API key', { exact: true }).inputValue();
  const program = keyCalls(request, secret);
  expect((await program.listFiles()).status()).toBe(200);
  await tabTo(page, 'button', 'I have saved it');
  await page.keyboard.press('Enter');

  await tabTo(page, 'checkbox', 'Select key By hand');
  await page.keyboard.press('Space');
  await expect(page.getByText('1 selected')).toBeVisible();
  await page.keyboard.press('Space');
  await tabTo(page, 'button', 'Revoke key By hand');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Revoke key', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'By hand')).toContainText('Revoked');
  await expect(rowOf(page, 'By hand')).toBeFocused();
  expect((await program.listFiles()).status()).toBe(401);
});
