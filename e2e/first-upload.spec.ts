import { randomUUID } from 'node:crypto';
import { keyCalls } from './api';
import { expect, rowOf, test } from './fixtures';
import { makePdf } from '@/lib/testing/make-pdf';

// The promise on the front page: from sign-up to a file that is uploaded, and a key that is dead the moment it is revoked.
test('a person signs up, uploads a PDF with a test key, sees it used, revokes it, and it is refused', async ({
  page,
  request,
}) => {
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill('Grace Hopper');
  await page.getByLabel('E-mail').fill(`grace-${randomUUID()}@example.com`);
  await page.getByLabel('Password', { exact: true }).fill('nanoseconds are short wires');
  await page.getByRole('button', { name: 'Create account' }).click();

  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByLabel('Name').fill('First upload');
  await expect(page.getByRole('radio', { name: 'Test' })).toBeChecked();
  await page.getByRole('button', { name: 'Full access' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click();
  await page.getByRole('button', { name: 'Copy key' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  const secret = await page.evaluate(() => navigator.clipboard.readText());
  expect(secret).toMatch(/^uk_test_[0-9A-Za-z]{38}$/);
  await page.getByRole('button', { name: 'I have saved it' }).click();

  const row = rowOf(page, 'First upload');
  await expect(row).toContainText(`${secret.slice(0, 11)}...${secret.slice(-6)}`);
  await expect(row).toContainText('Never used');
  const program = keyCalls(request, secret);
  const file = { name: 'hello.pdf', mimeType: 'application/pdf', buffer: makePdf('Hello') };
  const uploaded = await program.uploadFile(file);
  expect(uploaded.status(), await uploaded.text()).toBe(201);
  expect(await (await program.listFiles()).json()).toMatchObject({
    data: [
      { original_filename: 'hello.pdf', content_type: 'application/pdf', environment: 'test' },
    ],
  });
  await expect(row).toContainText('just now');

  await page.getByRole('button', { name: 'Revoke key First upload' }).click();
  await page.getByRole('button', { name: 'Revoke key', exact: true }).click();
  await expect(row).toContainText('Revoked');
  const refused = await program.uploadFile(file);
  expect(refused.status()).toBe(401);
  expect(await refused.json()).toMatchObject({
    status: 'ERROR',
    message: 'Invalid or missing API key',
    errors: ['Authentication required'],
  });
});
