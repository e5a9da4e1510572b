import { addProject } from '@/e2e/database';
import { expect } from '@/e2e/fixtures';
import type { Scene } from '@/e2e/screenshots/scene';
import { seeHeading } from '@/e2e/screenshots/see';

const at = '/projects/[projectId]/keys';

/** What is around the screens. */
export const SHELL_SCENES: readonly Scene[] = [
  {
    name: 'navigation',
    at,
    only: 'narrow',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Open navigation' }).click();
      await expect(page.getByRole('link', { name: 'API Keys' })).toBeVisible();
    },
  },
  {
    name: 'project-switcher',
    at,
    only: 'wide',
    prepare: ({ account }) => addProject(account, 'Back office'),
    open: async ({ page }) => {
      await page.getByRole('button', { name: /^Project / }).click();
      await expect(page.getByRole('menuitem', { name: 'Back office' })).toBeVisible();
    },
  },
  {
    name: 'account-menu',
    at,
    only: 'wide',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Account of Ada Lovelace' }).click();
      await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    },
  },
  {
    name: 'navigation-account-menu',
    at,
    only: 'narrow',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Open navigation' }).click();
      await page.getByRole('button', { name: 'Account of Ada Lovelace' }).click();
      await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    },
  },
  {
    name: 'command-palette',
    at,
    open: async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('combobox', { name: /^Search screens/ }).fill('back');
      await expect(page.getByRole('option', { name: 'Nightly backup' })).toBeVisible();
    },
  },
  {
    name: 'connection-lost',
    at,
    open: async ({ page }) => {
      await page.route(/\/(api\/v1|livez)/, (route) => route.abort());
      await expect(page.getByText('The server cannot be reached.')).toBeVisible();
    },
  },
  { name: 'not-found', at: '/nowhere', open: seeHeading('Not found') },
  {
    name: 'not-found-in-project',
    at: '/projects/[projectId]/nowhere',
    open: seeHeading('Not found'),
  },
  { name: 'reference', at: '/reference', as: 'nobody', open: seeHeading('API reference') },
];
