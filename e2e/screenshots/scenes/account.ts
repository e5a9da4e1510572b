import type { Scene } from '@/e2e/screenshots/scene';
import { press, seeHeading, seeText } from '@/e2e/screenshots/see';

/** Signing up, signing in, and joining by an invitation. */
export const ACCOUNT_SCENES: readonly Scene[] = [
  { name: 'sign-in', at: '/sign-in', as: 'nobody', open: seeHeading('Sign in') },
  {
    name: 'sign-in-refused',
    at: '/sign-in',
    as: 'nobody',
    open: async (stage) => {
      await stage.page.getByLabel('E-mail').fill('ada@example.com');
      await stage.page.getByLabel('Password', { exact: true }).fill('not my password');
      await press('Sign in')(stage);
      await seeText('E-mail or password is wrong.')(stage);
    },
  },
  { name: 'sign-up', at: '/sign-up', as: 'nobody', open: seeHeading('Create an account') },
  {
    name: 'sign-up-errors',
    at: '/sign-up',
    as: 'nobody',
    open: async (stage) => {
      await press('Create account')(stage);
      await seeText('Enter your name.')(stage);
    },
  },
  {
    name: 'invitation',
    at: '/invitations/[token]',
    as: 'nobody',
    open: seeHeading('Join Analytical Engines'),
  },
  {
    name: 'invitation-other-account',
    at: '/invitations/[token]',
    open: seeText('You are signed in as'),
  },
  { name: 'invitation-none', at: '/invitations/short', open: seeHeading('No such invitation') },
];
