import {
  ChartNoAxesColumn,
  CircleUser,
  Files,
  FolderClosed,
  FolderCog,
  KeyRound,
  Layers,
  MonitorSmartphone,
  ScrollText,
  Users,
  type LucideIcon,
} from 'lucide-react';

export type Screen = {
  /** Below `/projects/{projectId}/`, or below `/settings/`. */
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
  { path: 'audit', label: 'Audit log', icon: ScrollText },
];

/** The settings' screens, in the order of their own navigation. */
export const SETTINGS_SCREENS: readonly Screen[] = [
  { path: 'profile', label: 'Profile', icon: CircleUser },
  { path: 'sessions', label: 'Sessions', icon: MonitorSmartphone },
  { path: 'members', label: 'Members', icon: Users },
  { path: 'projects', label: 'Projects', icon: FolderClosed },
  { path: 'plan', label: 'Plan', icon: Layers },
];
