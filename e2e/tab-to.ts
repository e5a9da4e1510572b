import { expect, type Page } from '@playwright/test';

/** Presses Tab until the control is reached; that it can be reached at all is what is tested. */
export async function tabTo(page: Page, role: 'button' | 'textbox' | 'checkbox', name: string) {
  const wanted = page.getByRole(role, { name, exact: true });
  await expect(wanted.first()).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    if (await wanted.evaluateAll((found) => found.some((each) => each === document.activeElement)))
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${role} ${name}`);
}
