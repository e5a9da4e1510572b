import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import type { Theme } from './theme';

export const THEME_CHOICES: readonly { value: Theme; label: string; icon: LucideIcon }[] = [
  { value: 'system', label: 'System', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
];
