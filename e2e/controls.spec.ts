import type { Page } from '@playwright/test';
import type { Account, ownerCalls } from './api';
import { expect, keysPath, rowOf, signIn, test } from './fixtures';
import { clickTwiceAtOnce } from './press-at-once';
import { SCREENS, screenPath } from './screens';

// Points 33 to 36: what holds for every control, wherever it is.

/** A screen for each kind of thing, with a row in its list. */
async function visitScreens(
  page: Page,
  { account, api }: { account: Account; api: ReturnType<typeof ownerCalls> },
  look: (name: string) => Promise<void>,
): Promise<void> {
  const key = await api.createKey('Reader', { scopes: ['upload', 'metadata'] });
  const file = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') };
  await api.upload(key, file);
  for (const { heading, path } of SCREENS) {
    await page.goto(screenPath(account, path));
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await look(heading);
  }
}

test('point 33: the Tab key stays in a dialog, in order, with its place in sight', async ({
  keysPage: page,
}) => {
  await page.getByRole('button', { name: 'Create key' }).click();
  const dialog = page.getByRole('dialog');
  await expect(page.getByLabel('Name')).toBeFocused();
  const places: number[] = [];
  for (const key of [...Array<string>(20).fill('Tab'), ...Array<string>(20).fill('Shift+Tab')]) {
    await page.keyboard.press(key);
    const { place, outline } = await dialog.evaluate((root) => {
      const active = document.activeElement;
      const { outlineStyle, outlineWidth } = window.getComputedStyle(active ?? root);
      return {
        place: Array.from(root.querySelectorAll('*')).findIndex((each) => each === active),
        outline: `${outlineStyle} ${outlineWidth}`,
      };
    });
    expect(place).toBeGreaterThanOrEqual(0);
    expect(outline).toBe('solid 2px');
    places.push(place);
  }
  // Forwards it only ever begins again at the top.
  const turns = places.slice(1, 20).filter((place, nth) => place < (places[nth] ?? 0));
  expect(turns.length).toBeLessThanOrEqual(2);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Create key' })).toBeFocused();
});

test('point 34: a button that is only an icon says what it does, and to what', async ({
  keysPage: page,
  account,
  api,
}) => {
  // It opens every screen.
  test.slow();
  await visitScreens(page, { account, api }, async (screen) => {
    const names = await page.getByRole('button').evaluateAll((buttons) =>
      buttons
        .filter((button) => button instanceof HTMLElement && button.innerText.trim() === '')
        .map((button) => ({
          name: button.getAttribute('aria-label') ?? '',
          row: button.closest('tr')?.querySelector('th')?.innerText.split('\n')[0] ?? '',
        })),
    );
    for (const { name, row } of names) {
      expect([screen, name]).toEqual([screen, expect.stringMatching(/\S \S/)]);
      expect([screen, name]).toEqual([screen, expect.stringContaining(row)]);
    }
    if (['API Keys', 'Files'].includes(screen)) expect(names.length).toBeGreaterThan(1);
  });
});

test('point 34: a toast stays for five seconds and more, and is not the only word of it', async ({
  page,
  account,
  api,
  baseURL,
}) => {
  await page.clock.install();
  await signIn(page, account, baseURL ?? '');
  await api.createKey('Switch');
  await page.goto(keysPath(account));
  await page.getByRole('button', { name: 'Actions for key Switch' }).click();
  await expect(page.getByRole('menuitem', { name: 'Disable key' })).toBeVisible();
  // From a moment ahead on, the page's time passes only as it is told to, however long the server takes.
  await page.clock.pauseAt(Date.now() + 10_000);
  await page.getByRole('menuitem', { name: 'Disable key' }).click();
  const toast = page.getByText('Key Switch is disabled.');
  await expect(async () => {
    await page.clock.runFor(100);
    await expect(toast).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.clock.runFor(5000);
  await expect(toast).toBeVisible();
  await expect(rowOf(page, 'Switch')).toContainText('Disabled');
  await page.clock.runFor(6000);
  await expect(toast).toBeHidden();
  await expect(rowOf(page, 'Switch')).toContainText('Disabled');
});

/**
 * What can be pressed but not 11.5 px to each side of its middle: less than 24 × 24 px. Words in a sentence may be smaller (WCAG 2.2,
 * 2.5.8), and what is there for screen readers alone is no target.
 */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const SELECTOR =
      'a[href], button, input, select, textarea, summary, [role="menuitem"], [role="option"]';
    const REACH = 11.5;
    const styleOf = (target: Element) => window.getComputedStyle(target);
    const isInSentence = (target: Element) =>
      styleOf(target).display === 'inline' &&
      (target.parentElement?.textContent ?? '').trim() !== target.textContent.trim();
    const isLarge = (target: Element) => {
      const { width, height } = target.getBoundingClientRect();
      return width >= 2 * REACH && height >= 2 * REACH;
    };
    function isHit(target: Element, x: number, y: number): boolean {
      const found = document.elementFromPoint(x, y);
      return (
        found !== null && (target.contains(found) || found.closest('label')?.control === target)
      );
    }
    function isReached(target: Element): boolean {
      target.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = target.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      return [
        [x - REACH, y],
        [x + REACH, y],
        [x, y - REACH],
        [x, y + REACH],
      ].every(([atX = 0, atY = 0]) => isHit(target, atX, atY));
    }
    // What a dialog covers is no target while it is open.
    const root = document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]');
    return Array.from((root ?? document).querySelectorAll(SELECTOR))
      .filter((target) => target.checkVisibility({ visibilityProperty: true }))
      .filter((target) => styleOf(target).clipPath === 'none' && !isInSentence(target))
      .filter((target) => !isLarge(target) && !isReached(target))
      .map((target) => target.outerHTML.slice(0, 160));
  });
}

for (const width of [1280, 320]) {
  test(`point 35: at ${width} px every target is 24 px and more`, async ({
    keysPage: page,
    account,
    api,
  }) => {
    // It opens every screen.
    test.slow();
    await page.setViewportSize({ width, height: 720 });
    await visitScreens(page, { account, api }, async (screen) => {
      expect.soft(await smallTargets(page), screen).toEqual([]);
    });
    await page.goto(keysPath(account));
    await page.getByRole('button', { name: 'Create key' }).click();
    await page.getByRole('dialog').getByText('Advanced').click();
    expect.soft(await smallTargets(page), 'create').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Actions for key Reader' }).click();
    await expect(page.getByRole('menuitem', { name: 'Rotate key' })).toBeVisible();
    expect.soft(await smallTargets(page), 'menu').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Revoke key Reader' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    expect.soft(await smallTargets(page), 'revoke').toEqual([]);
    for (const path of ['/sign-in', '/sign-up']) {
      await page.goto(path);
      expect.soft(await smallTargets(page), path).toEqual([]);
    }
  });
}

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  test.describe(`motion: ${reducedMotion}`, () => {
    test.use({ contextOptions: { reducedMotion } });

    test('point 35: who asks for less motion gets none, and everyone at most 180 ms of it', async ({
      keysPage: page,
    }) => {
      const open = async () => {
        await page.getByRole('button', { name: 'Create key' }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
      };
      // While the code of the dialog comes, a circle may turn for as long as that takes: it is here the second time.
      await open();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.evaluate(() => {
        const { dataset } = document.documentElement;
        document.addEventListener('animationstart', ({ target }) => {
          if (!(target instanceof Element)) return;
          const seconds = Number.parseFloat(window.getComputedStyle(target).animationDuration);
          dataset['longest'] = String(Math.max(seconds * 1000, Number(dataset['longest'] ?? 0)));
        });
      });
      await open();
      const longest = () => page.evaluate(() => document.documentElement.dataset['longest']);
      await expect.poll(longest).toBeTruthy();
      const duration = Number(await longest());
      if (reducedMotion === 'reduce') expect(duration).toBeLessThan(1);
      else expect([duration >= 100, duration <= 180]).toEqual([true, true]);
    });
  });
}

test('point 36: while it runs, a button says so and cannot be fired twice', async ({
  keysPage: page,
  api,
}) => {
  const key = await api.createKey('Once');
  await page.reload();
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const sent: string[] = [];
  await page.route('**/api/v1/api-keys/*', async (route) => {
    if (route.request().method() === 'DELETE') {
      sent.push(route.request().url());
      await gate;
    }
    await route.continue();
  });
  await page.getByRole('button', { name: 'Revoke key Once' }).click();
  const button = page.getByRole('button', { name: 'Revoke key', exact: true });
  await clickTwiceAtOnce(button);
  await expect(button).toHaveAttribute('aria-busy', 'true');
  await page.keyboard.press('Enter');
  // The dialog covers it, for screen readers too.
  const row = page.getByRole('row', { includeHidden: true }).filter({ hasText: 'Once' });
  expect(await row.textContent()).not.toContain('Revoked');
  open();
  await expect(rowOf(page, 'Once')).toContainText('Revoked');
  expect(sent).toHaveLength(1);
  expect((await api.listFiles(key)).status()).toBe(401);
});
