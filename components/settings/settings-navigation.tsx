'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { settingsHref } from '@/components/shell/place';
import { SETTINGS_SCREENS } from '@/components/shell/screens';

/** The settings' screens, in a row above the one that is open. */
export function SettingsNavigation() {
  const pathname = usePathname();
  return (
    <nav aria-label="Settings" className="-mt-2 border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {SETTINGS_SCREENS.map(({ path, label }) => (
          <li key={path}>
            <Link
              href={settingsHref(path)}
              prefetch={false}
              aria-current={pathname === settingsHref(path) ? 'page' : undefined}
              className="flex h-10 items-center border-b-2 border-transparent px-2.5 text-muted transition-colors hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
