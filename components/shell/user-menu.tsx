'use client';

import { Building2, ChevronsUpDown, LogOut, Settings } from 'lucide-react';
import { Menu } from '@/components/ui/menu';
import type { MenuEntry } from '@/components/ui/menu-entry';
import { Spinner } from '@/components/ui/spinner';
import { settingsHref } from './place';
import type { ShellFacts } from './shell-facts';
import { readTheme } from './theme';
import { THEME_CHOICES } from './theme-choice';
import { useSignOut } from './use-sign-out';
import { useTenantSwitch } from './use-tenant-switch';
import { useTheme } from './use-theme';

/** Who is signed in and where, with a menu: settings, the other tenants, the theme, and the way out. */
export function UserMenu({ facts }: { facts: ShellFacts }) {
  const { user, tenant, tenants } = facts;
  const [theme, chooseTheme] = useTheme();
  const leaving = useSignOut();
  const tenantSwitch = useTenantSwitch();
  const isPending = leaving.isPending || tenantSwitch.isPending;

  const others = tenants
    .filter(({ id }) => id !== tenant.id)
    .map(({ id, name }): MenuEntry => ({
      kind: 'action',
      id,
      label: name,
      icon: Building2,
      onSelect: () => tenantSwitch.switchTo(id),
    }));
  const entries: MenuEntry[] = [
    { kind: 'link', label: 'Settings', href: settingsHref('profile'), icon: Settings },
    { kind: 'separator', id: 'after-settings' },
    ...(others.length === 0
      ? []
      : [
          { kind: 'heading', label: 'Switch to' } as const,
          ...others,
          { kind: 'separator', id: 'after-tenants' } as const,
        ]),
    {
      kind: 'choice',
      label: 'Theme',
      value: theme,
      options: THEME_CHOICES,
      onChoose: (value) => chooseTheme(readTheme(value)),
    },
    { kind: 'separator', id: 'before-sign-out' },
    { kind: 'action', label: 'Sign out', icon: LogOut, onSelect: leaving.signOut },
  ];
  return (
    <div className="grid gap-2">
      <Menu
        label={`Account of ${user.name}`}
        entries={entries}
        trigger={(trigger) => (
          <button
            type="button"
            {...trigger}
            aria-busy={isPending || trigger['aria-busy']}
            className="flex min-h-12 min-w-0 flex-1 items-center gap-2 rounded px-2 py-1 text-left transition-colors hover:bg-sunken aria-expanded:bg-sunken"
          >
            <span className="grid min-w-0 flex-1">
              <span className="truncate font-medium">
                <span className="sr-only">Account of </span>
                {user.name}
              </span>
              <span className="truncate text-xs text-muted">
                {tenants.length > 1 ? tenant.name : user.email}
              </span>
            </span>
            {isPending ? (
              <Spinner />
            ) : (
              <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
            )}
          </button>
        )}
      />
      {[leaving.failure, tenantSwitch.failure].map((each) =>
        each === null ? null : (
          <p key={each} role="alert" className="px-2 text-xs text-danger-ink">
            {each}
          </p>
        ),
      )}
    </div>
  );
}
