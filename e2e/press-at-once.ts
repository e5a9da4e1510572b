import type { Locator, Page } from '@playwright/test';
import { untilItWorks } from './until-it-works';

/** Presses keys one upon the other, as a busy page gets them: nothing that it has put off comes between. */
export const pressAtOnce = (page: Page, keys: readonly string[]): Promise<void> =>
  page.evaluate((names) => {
    for (const key of names)
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
  }, keys);

/**
 * Two clicks before the page can draw itself anew: what it shows by then cannot hold the second one back. The page must work, or it would
 * remember one of them alone.
 */
export async function clickTwiceAtOnce(button: Locator): Promise<void> {
  await untilItWorks(button.page());
  await button.click({ trial: true });
  await button.evaluate((element) => {
    if (!(element instanceof HTMLElement)) throw new Error('Nothing to click');
    for (let clicks = 0; clicks < 2; clicks += 1) element.click();
  });
}
