import type { Account } from './api';

/** Every screen of a project, with its main heading. A new screen is one more line. */
export const SCREENS: readonly { heading: string; path: string }[] = [
  { heading: 'API Keys', path: 'keys' },
  { heading: 'Files', path: 'files' },
  { heading: 'Contexts', path: 'contexts' },
  { heading: 'Usage', path: 'usage' },
  { heading: 'Audit log', path: 'audit' },
];

/** Every screen of the settings. */
export const SETTINGS: readonly { heading: string; path: string }[] = [
  { heading: 'Profile', path: '/settings/profile' },
  { heading: 'Sessions', path: '/settings/sessions' },
  { heading: 'Members', path: '/settings/members' },
  { heading: 'Projects', path: '/settings/projects' },
  { heading: 'Plan', path: '/settings/plan' },
];

/** All screens of an account. */
export const screensOf = (account: Account): { heading: string; path: string }[] => [
  ...SCREENS.map(({ heading, path }) => ({ heading, path: screenPath(account, path) })),
  ...SETTINGS,
];

export const screenPath = ({ projectId }: Account, path: string): string =>
  `/projects/${projectId}/${path}`;
