'use client';

import { ChevronsUpDown, Plus } from 'lucide-react';
import { Menu } from '@/components/ui/menu';
import type { MenuEntry } from '@/components/ui/menu-entry';
import { NEW_PROJECT_HREF, screenHref } from './place';
import type { Named } from './shell-facts';
import { usePlace } from './use-place';

type ProjectSwitcherProps = { project: Named | null; projects: readonly Named[] };

/** Names the project, with a menu of the tenant's projects; another one opens on the same screen. A new one is asked for in the settings. */
export function ProjectSwitcher({ project, projects }: ProjectSwitcherProps) {
  const { screen, environment } = usePlace();
  const entries: MenuEntry[] = [
    { kind: 'heading', label: 'Projects' },
    ...projects.map(({ id, name }) => ({
      kind: 'link' as const,
      label: name,
      href: screenHref(id, screen, environment),
      isCurrent: id === project?.id,
    })),
    { kind: 'separator', id: 'before-new' },
    { kind: 'link', label: 'New project', href: NEW_PROJECT_HREF, icon: Plus },
  ];
  return (
    <Menu
      label="Projects"
      entries={entries}
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          className="flex h-9 min-w-0 flex-1 items-center gap-2 rounded border border-line bg-surface px-2.5 text-left transition-colors hover:bg-sunken aria-expanded:bg-sunken"
        >
          <span className="sr-only">Project </span>
          <span className="min-w-0 flex-1 truncate font-medium">{project?.name ?? 'None yet'}</span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
        </button>
      )}
    />
  );
}
