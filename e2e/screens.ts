import type { Account } from './api';

/** Every screen of a project, with its main heading. A new screen is one more line. */
export const SCREENS: readonly { heading: string; path: string }[] = [
  { heading: 'API Keys', path: 'keys' },
  { heading: 'Files', path: 'files' },
  { heading: 'Contexts', path: 'contexts' },
  { heading: 'Usage', path: 'usage' },
];

export const screenPath = ({ projectId }: Account, path: string): string =>
  `/projects/${projectId}/${path}`;
