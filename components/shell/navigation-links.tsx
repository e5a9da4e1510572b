'use client';

import { KeyRound } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

/** The project's screens. */
export function NavigationLinks({ projectId }: { projectId: string }) {
  const pathname = usePathname();
  const screens = [{ label: 'API Keys', href: `/projects/${projectId}/keys`, icon: KeyRound }];
  return (
    <ul className="grid gap-0.5">
      {screens.map(({ label, href, icon: Icon }) => (
        <li key={href}>
          <Link
            href={href}
            prefetch={false}
            aria-current={pathname === href ? 'page' : undefined}
            className="flex h-9 items-center gap-2.5 rounded px-2.5 text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:font-medium aria-[current=page]:text-ink"
          >
            <Icon aria-hidden className="size-4" />
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
