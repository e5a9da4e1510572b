import type { Page } from '@playwright/test';

/**
 * Waits until the page's script has taken it over. What is done before is only remembered (components/shell/early-actions.ts): a box
 * that is clicked is not ticked at once.
 */
export async function untilItWorks(page: Page): Promise<void> {
  await page.waitForFunction(() => window.replayEarlyActions === undefined);
}
