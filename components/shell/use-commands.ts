'use client';

import { FolderClosed, KeyRound, LogOut } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ComboboxGroup, ComboboxOption } from '@/components/ui/combobox';
import { useFoundKeys } from '@/components/keys/use-found-keys';
import { screenHref } from './place';
import type { ShellProject } from './project-switcher';
import { SCREENS } from './screens';
import { THEME_CHOICES } from './theme-choice';
import { usePlace } from './use-place';
import { useSignOut } from './use-sign-out';
import { useTheme } from './use-theme';

/** What the palette offers for the text: the groups that are not empty, and a sentence on what was found. */
export function useCommands(
  text: string,
  project: ShellProject,
  projects: readonly ShellProject[],
): { groups: ComboboxGroup[]; status: string } {
  const { screen, environment } = usePlace();
  const router = useRouter();
  const [, chooseTheme] = useTheme();
  const { signOut, isPending: isLeaving, failure } = useSignOut();
  const keys = useFoundKeys(project.id, text.trim());
  const goTo = (href: string) => () => router.push(href);

  const screens = SCREENS.map(({ path, label, icon }) => ({
    id: `screen-${path}`,
    label,
    icon,
    run: goTo(screenHref(project.id, path, environment)),
  }));
  const others = projects
    .filter(({ id }) => id !== project.id)
    .map(({ id, name }) => ({
      id,
      label: name,
      icon: FolderClosed,
      run: goTo(screenHref(id, screen, environment)),
    }));
  const foundKeys = keys.found.map(({ api_key_id: id, name, masked_key: detail }) => ({
    id,
    label: name,
    detail,
    icon: KeyRound,
    run: goTo(`${screenHref(project.id, 'keys')}?q=${encodeURIComponent(detail)}`),
  }));
  const themes = THEME_CHOICES.map(({ value, label, icon }) => ({
    id: `theme-${value}`,
    label: `Theme: ${label}`,
    icon,
    run: () => chooseTheme(value),
  }));
  const account = [
    { id: 'sign-out', label: 'Sign out', icon: LogOut, run: signOut, staysOpen: true },
  ];

  const groups = [
    { label: 'Screens', options: matching(screens, text) },
    { label: 'API keys', options: foundKeys },
    { label: 'Projects', options: matching(others, text) },
    { label: 'Account', options: matching([...themes, ...account], text) },
  ].filter(({ options }) => options.length > 0);
  const count = groups.reduce((sum, { options }) => sum + options.length, 0);
  if (isLeaving) return { groups, status: 'Signing out…' };
  if (failure !== null) return { groups, status: `You are still signed in. ${failure}` };
  return { groups, status: keys.trouble ?? (keys.isSearching ? 'Searching keys…' : said(count)) };
}

/** Every word of the text is somewhere in the label. */
function matching(options: readonly ComboboxOption[], text: string): ComboboxOption[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return options.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}

function said(count: number): string {
  if (count === 0) return 'Nothing found.';
  return `${count} result${count === 1 ? '' : 's'}. Arrow keys move, Enter opens, Esc closes.`;
}
