import { setRole } from '@/e2e/database';
import { expect } from '@/e2e/fixtures';
import { inviteByForm } from '@/e2e/people';
import type { Scene, Stage } from '@/e2e/screenshots/scene';
import { inTurn, openDialog, press, seeHeading, seeText } from '@/e2e/screenshots/see';

const membersAt = '/settings/members';
const projectsAt = '/settings/projects';
const planAt = '/settings/plan';

const openSessions = ({ openSession, account }: Stage) => openSession(account);

const chooseFor =
  (member: string, entry: string) =>
  async ({ page }: Stage): Promise<void> => {
    await page.getByRole('button', { name: `Actions for member ${member}` }).click();
    await page.getByRole('menuitem', { name: entry }).click();
    await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toBeVisible();
  };

/** The account's own settings, and those of the tenant. */
export const SETTINGS_SCENES: readonly Scene[] = [
  { name: 'profile', at: '/settings/profile', open: seeHeading('Profile') },
  {
    name: 'profile-errors',
    at: '/settings/profile',
    open: inTurn(press('Change password'), ({ page }) =>
      expect(page.getByLabel('Current password')).toBeFocused(),
    ),
  },
  {
    name: 'sessions',
    at: '/settings/sessions',
    prepare: openSessions,
    open: seeText('2 sessions'),
  },
  { name: 'members', at: membersAt, open: seeText('Grace Hopper') },
  {
    name: 'members-viewer',
    at: membersAt,
    prepare: ({ account }) => setRole(account, 'viewer'),
    open: seeText('Your role, viewer'),
  },
  { name: 'member-menu', at: membersAt, open: press('Actions for member Grace Hopper') },
  { name: 'member-role', at: membersAt, open: chooseFor('Grace Hopper', 'Change role') },
  { name: 'member-remove', at: membersAt, open: chooseFor('Grace Hopper', 'Remove') },
  { name: 'member-invite', at: membersAt, open: openDialog('Invite member') },
  {
    name: 'member-invited',
    at: membersAt,
    open: ({ page }) => inviteByForm(page, 'henri@menabrea.example', 'Admin'),
  },
  {
    name: 'invitation-revoke',
    at: membersAt,
    open: async ({ page }) => {
      await page.getByRole('button', { name: /^Revoke invitation of joseph/ }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
  { name: 'projects', at: projectsAt, open: seeText('Storefront') },
  { name: 'project-new', at: projectsAt, open: openDialog('New project') },
  { name: 'project-rename', at: projectsAt, open: openDialog('Rename project Storefront') },
  { name: 'project-delete', at: projectsAt, open: openDialog('Delete project Storefront') },
  {
    name: 'projects-none',
    at: projectsAt,
    as: 'newcomer',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Delete project My first project' }).click();
      await page.getByLabel('Type My first project to confirm').fill('My first project');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'No project yet' })).toBeVisible();
    },
  },
  { name: 'plan', at: planAt, open: seeHeading('Plan') },
  { name: 'plan-upgrade', at: planAt, open: openDialog('Upgrade to Team') },
  { name: 'plan-downgrade', at: planAt, open: openDialog('Downgrade to Free') },
];
