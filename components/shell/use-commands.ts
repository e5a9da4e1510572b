'use client';

import { Building2, FolderClosed, FolderPlus, KeyRound, LogOut } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ComboboxGroup, ComboboxOption } from '@/components/ui/combobox';
import { keyHref } from '@/components/keys/key-href';
import { useFoundKeys } from '@/components/keys/use-found-keys';
import { NEW_PROJECT_HREF, screenHref, settingsHref } from './place';
import { SCREENS, SETTINGS_SCREENS } from './screens';
import type { ShellFacts } from './shell-facts';
import { THEME_CHOICES } from './theme-choice';
import { usePlace } from './use-place';
import { useSignOut } from './use-sign-out';
import { useTenantSwitch } from './use-tenant-switch';
import { useTheme } from './use-theme';

/** What the palette offers for the text: the groups that are not empty, and sentences on what was found and on what failed. */
export function useCommands(
  text: string,
  { project, projects, tenant, tenants }: ShellFacts,
): { groups: ComboboxGroup[]; status: string; trouble: string | null } {
  const { screen, environment } = usePlace();
  const router = useRouter();
  const [, chooseTheme] = useTheme();
  const leaving = useSignOut();
  const tenantSwitch = useTenantSwitch();
  const keys = useFoundKeys(project?.id ?? null, text.trim());
  const goTo = (href: string) => () => router.push(href);

  const screens = (project === null ? [] : SCREENS).map(({ path, label, icon }) => ({
    id: `screen-${path}`,
    label,
    icon,
    run: goTo(screenHref(project?.id ?? '', path, environment)),
  }));
  const settings = SETTINGS_SCREENS.map(({ path, label, icon }) => ({
    id: `settings-${path}`,
    label: `Settings: ${label}`,
    icon,
    run: goTo(settingsHref(path)),
  }));
  const others = projects
    .filter(({ id }) => id !== project?.id)
    .map(({ id, name }) => ({
      id,
      label: name,
      icon: FolderClosed,
      run: goTo(screenHref(id, screen, environment)),
    }));
  const newProject = {
    id: 'new-project',
    label: 'New project',
    icon: FolderPlus,
    run: goTo(NEW_PROJECT_HREF),
  };
  const foundKeys = keys.found.map(({ api_key_id: id, project_id, name, masked_key: detail }) => ({
    id,
    label: name,
    detail,
    icon: KeyRound,
    run: goTo(keyHref(project_id, id)),
  }));
  const themes = THEME_CHOICES.map(({ value, label, icon }) => ({
    id: `theme-${value}`,
    label: `Theme: ${label}`,
    icon,
    run: () => chooseTheme(value),
  }));
  const otherTenants = tenants
    .filter(({ id }) => id !== tenant.id)
    .map(({ id, name }) => ({
      id,
      label: `Switch to ${name}`,
      icon: Building2,
      run: () => tenantSwitch.switchTo(id),
      staysOpen: true,
    }));
  const account = [
    { id: 'sign-out', label: 'Sign out', icon: LogOut, run: leaving.signOut, staysOpen: true },
  ];

  const groups = [
    { label: 'Screens', options: matching(screens, text) },
    { label: 'API keys', options: foundKeys },
    { label: 'Projects', options: matching([...others, newProject], text) },
    { label: 'Settings', options: matching(settings, text) },
    { label: 'Account', options: matching([...otherTenants, ...themes, ...account], text) },
  ].filter(({ options }) => options.length > 0);
  const count = groups.reduce((sum, { options }) => sum + options.length, 0);
  const trouble = leaving.failure ?? tenantSwitch.failure ?? keys.trouble;
  if (leaving.isPending) return { groups, trouble, status: 'Signing out…' };
  if (tenantSwitch.isPending) return { groups, trouble, status: 'Switching…' };
  if (keys.isSearching) return { groups, trouble, status: 'Searching keys…' };
  return { groups, trouble, status: count === 0 && trouble !== null ? '' : said(count) };
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
