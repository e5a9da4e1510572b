import type { Page } from '@playwright/test';
import { expect } from '@/e2e/fixtures';
import type { Stage } from './scene';

const dialogOf = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog')).last();

/** Waits until a heading is there. */
export const seeHeading =
  (name: string) =>
  ({ page }: Stage): Promise<void> =>
    expect(page.getByRole('heading', { name, exact: true }).first()).toBeVisible();

/** Waits until a text is there. */
export const seeText =
  (text: string | RegExp) =>
  ({ page }: Stage): Promise<void> =>
    expect(page.getByText(text).first()).toBeVisible();

/** Presses buttons, one after the other; what each opens must be there before the next. */
export const press =
  (...names: string[]) =>
  async ({ page }: Stage): Promise<void> => {
    for (const name of names) await page.getByRole('button', { name, exact: true }).click();
  };

/** Presses buttons until a dialog is open. */
export const openDialog =
  (...names: string[]) =>
  async (stage: Stage): Promise<void> => {
    await press(...names)(stage);
    await expect(dialogOf(stage.page)).toBeVisible();
  };

/** One step after the other. */
export const inTurn =
  (...steps: ((stage: Stage) => Promise<unknown>)[]) =>
  async (stage: Stage): Promise<void> => {
    for (const step of steps) await step(stage);
  };
