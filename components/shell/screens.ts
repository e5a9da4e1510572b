import { ChartNoAxesColumn, Files, FolderCog, KeyRound, type LucideIcon } from 'lucide-react';

export type Screen = {
  /** Below `/projects/{projectId}/`. */
  path: string;
  label: string;
  icon: LucideIcon;
};

/** The project's screens, in the order of the navigation; the command palette leads to the same. */
export const SCREENS: readonly Screen[] = [
  { path: 'keys', label: 'API Keys', icon: KeyRound },
  { path: 'files', label: 'Files', icon: Files },
  { path: 'contexts', label: 'Contexts', icon: FolderCog },
  { path: 'usage', label: 'Usage', icon: ChartNoAxesColumn },
];
