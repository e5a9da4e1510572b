'use client';

import { ChevronsUpDown, LogOut } from 'lucide-react';
import { Menu } from '@/components/ui/menu';
import { Spinner } from '@/components/ui/spinner';
import { readTheme } from './theme';
import { THEME_CHOICES } from './theme-choice';
import { useSignOut } from './use-sign-out';
import { useTheme } from './use-theme';

/** Who is signed in, with a menu: the theme, and the way out. */
export function UserMenu({ name, email }: { name: string; email: string }) {
  const [theme, chooseTheme] = useTheme();
  const { isPending, failure, signOut } = useSignOut();
  return (
    <div className="grid gap-2">
      <Menu
        label={`Account of ${name}`}
        entries={[
          {
            kind: 'choice',
            label: 'Theme',
            value: theme,
            options: THEME_CHOICES,
            onChoose: (value) => chooseTheme(readTheme(value)),
          },
          { kind: 'separator', id: 'before-sign-out' },
          { kind: 'action', label: 'Sign out', icon: LogOut, onSelect: signOut },
        ]}
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
                {name}
              </span>
              <span className="truncate text-xs text-muted">{email}</span>
            </span>
            {isPending ? (
              <Spinner />
            ) : (
              <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
            )}
          </button>
        )}
      />
      {failure === null ? null : (
        <p role="alert" className="px-2 text-xs text-danger-ink">
          You are still signed in. {failure}
        </p>
      )}
    </div>
  );
}
