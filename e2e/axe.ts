import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The last is what 1280 × 1024 px are at 400 % zoom (WCAG 2.2, 1.4.10). */
export const SIZES = [
  { width: 1280, height: 720 },
  { width: 320, height: 256 },
] as const;

/**
 * No finding of axe in either theme, and nothing wider than the window; less motion must have been asked for. Each state is
 * reached once and looked at in both themes.
 */
export async function check(page: Page, what: string): Promise<void> {
  await checkWidth(page, what);
  const light = await showIn(page, 'light');
  expect.soft(await findings(axeOf(page)), what).toEqual([]);
  const dark = await showIn(page, 'dark');
  expect(dark, `the ground of ${what} in the dark`).not.toBe(light);
  expect.soft(await findings(axeOf(page)), `${what}, dark`).toEqual([]);
  await showIn(page, 'light');
}

/** Nothing is wider than the window. */
export async function checkWidth(page: Page, what: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect.soft(overflow, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}

// No frame is of another origin, for which alone axe would open a second page each time.
const axeOf = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();

async function findings(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
}

/** Shows the page in a theme. @returns the color of its ground */
async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<string> {
  await page.emulateMedia({ colorScheme });
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}
