import { expireKey } from './database';
import { expect, keysPath, rowOf, test } from './fixtures';
import { untilItWorks } from './until-it-works';

// Points 1, 2 and 3: what the list of keys says of each.

const COLUMNS = [
  ...['Name', 'Key', 'Environment', 'Scopes', 'Status', 'Created', 'Last used', 'Expires'],
  'Actions',
];

test('point 1: a real table says of each key what it is, who made it and how long it works', async ({
  keysPage: page,
  api,
}) => {
  const { secret } = await api.createKey('CI', { scopes: ['upload', 'metadata'] });
  await page.reload();
  const table = page.getByRole('table', { name: 'API keys' });
  expect(await table.evaluate(({ tagName }) => tagName)).toBe('TABLE');
  const heads = await table.getByRole('columnheader').allInnerTexts();
  expect(heads.map((text) => text.trim()).slice(1)).toEqual(COLUMNS);
  const row = rowOf(page, 'CI');
  const mask = `${secret.slice(0, 11)}...${secret.slice(-6)}`;
  for (const text of [mask, 'Test', 'upload', 'metadata', 'Active', 'Ada Lovelace', 'Never'])
    await expect(row).toContainText(text);
  await expect(page.getByText(mask)).toHaveCSS('font-family', /Mono/);
  const wide = await row.boundingBox();
  await page.setViewportSize({ width: 320, height: 720 });
  await expect
    .poll(async () => (await row.boundingBox())?.height)
    .toBeGreaterThan(3 * (wide?.height ?? Infinity));
  expect((await row.boundingBox())?.width).toBeLessThanOrEqual(320);
  for (const label of ['Key', 'Environment', 'Scopes', 'Status', 'Created', 'Last used', 'Expires'])
    await expect(row.getByRole('cell').filter({ hasText: new RegExp(`^${label}`) })).toBeVisible();
});

test('point 2: the last use is there within a minute, with its time and address on hover', async ({
  keysPage: page,
  api,
}) => {
  const key = await api.createKey('Busy');
  const row = rowOf(page, 'Busy');
  await expect(row).toContainText('Never used');
  const before = Date.now();
  await api.listFiles(key);
  const lastUsed = row.getByRole('button', { name: 'just now' });
  await expect(lastUsed).toBeVisible({ timeout: 60_000 });
  const at = await lastUsed.getByRole('time').getAttribute('datetime');
  // The two clocks are of one machine.
  expect(Date.parse(at ?? '')).toBeGreaterThanOrEqual(before - 1000);
  expect(Date.parse(at ?? '')).toBeLessThanOrEqual(Date.now() + 1000);
  await lastUsed.hover();
  await expect(page.getByRole('tooltip')).toContainText(/20\d\d.* from [\d.:a-f]+/);
  await page.keyboard.press('Escape');
  const times = await row.getByRole('time').count();
  expect(times).toBeGreaterThanOrEqual(2);
});

test('point 3: a status is words and an icon; what has ended is dimmed, and hidden until asked for', async ({
  keysPage: page,
  api,
}) => {
  await api.createKey('Soon', { expires_in_days: 3 });
  await api.revokeKey(await api.createKey('Dead'));
  await expireKey((await api.createKey('Gone')).id);
  await page.reload();
  await expect(rowOf(page, 'Soon')).toContainText('Expires in 3 days');
  for (const ended of ['Dead', 'Gone']) await expect(rowOf(page, ended)).toHaveCount(0);
  await untilItWorks(page);
  await page.getByRole('checkbox', { name: 'Show revoked and expired' }).check();
  const inkOf = (name: string) =>
    rowOf(page, name).evaluate((row) => window.getComputedStyle(row).color);
  for (const [name, words] of [
    ['Soon', 'Expires in'],
    ['Dead', 'Revoked'],
    ['Gone', 'Expired'],
  ] as const) {
    const status = rowOf(page, name).getByRole('cell').filter({ hasText: words });
    await expect(status).toBeVisible();
    expect([
      name,
      await status.evaluate((cell) => cell.getElementsByTagName('svg').length),
    ]).toEqual([name, 1]);
  }
  expect(await inkOf('Dead')).toBe(await inkOf('Gone'));
  expect(await inkOf('Dead')).not.toBe(await inkOf('Soon'));
});

test('a long name, reason or state leaves its row low, and the name is there to read', async ({
  keysPage: page,
  account,
  api,
}) => {
  const long = 'x'.repeat(255);
  await api.revokeKey(await api.createKey('Dead'), 'It was found in a repository. '.repeat(8));
  await api.createKey(long, { scopes: ['upload', 'download', 'metadata', 'delete'] });
  await api.rotateKey(await api.createKey('Old'));
  await page.goto(`${keysPath(account)}?ended=1`);
  const rows = page.getByRole('row');
  await expect(rows).toHaveCount(5);
  const heights = await rows.evaluateAll((all) => all.map((row) => row.clientHeight));
  expect(Math.max(...heights), String(heights)).toBeLessThanOrEqual(104);
  await expect(rows.getByTitle(long)).toHaveText(long);
  // The limit is reached: what proposes the keys that nothing needs comes when it likes.
  const unused = page.getByRole('list', { name: 'Unused keys' });
  await expect(unused.getByTitle(long)).toHaveText(long);
});
