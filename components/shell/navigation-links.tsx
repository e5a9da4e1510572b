'use client';

import { Settings } from 'lucide-react';
import Link, { useLinkStatus } from 'next/link';
import { Spinner } from '@/components/ui/spinner';
import { screenHref, settingsHref } from './place';
import { SCREENS, SETTINGS_SCREENS, type Screen } from './screens';
import { usePlace } from './use-place';

const SETTINGS: Screen = { path: 'settings', label: 'Settings', icon: Settings };
const FIRST_SETTINGS = SETTINGS_SCREENS[0]?.path ?? '';

/** The project's screens, where there is a project, and the settings. */
export function NavigationLinks({ projectId }: { projectId: string | null }) {
  const { area, screen, isBelow, environment } = usePlace();
  const isIn = (path: string) => area === 'project' && path === screen;
  return (
    <ul className="grid gap-0.5">
      {projectId === null
        ? null
        : SCREENS.map((each) => (
            <NavigationLink
              key={each.path}
              screen={each}
              href={screenHref(projectId, each.path, environment)}
              current={isIn(each.path) ? (isBelow ? 'below' : 'here') : null}
            />
          ))}
      <NavigationLink
        screen={SETTINGS}
        href={settingsHref(FIRST_SETTINGS)}
        current={area === 'settings' ? 'below' : null}
      />
    </ul>
  );
}

type NavigationLinkProps = {
  screen: Screen;
  href: string;
  /** `below` for a page below the screen: the link leads somewhere else than where one is. */
  current: 'here' | 'below' | null;
};

function NavigationLink({ screen, href, current }: NavigationLinkProps) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        aria-current={current === null ? undefined : current === 'here' ? 'page' : 'true'}
        className="flex h-9 items-center gap-2.5 rounded px-2.5 text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
      >
        <ScreenLabel {...screen} />
      </Link>
    </li>
  );
}

function ScreenLabel({ label, icon: Icon }: Screen) {
  const { pending } = useLinkStatus();
  return (
    <>
      <Icon aria-hidden className="size-4" />
      {label}
      {pending ? (
        <span className="late ml-auto flex">
          <Spinner />
        </span>
      ) : null}
    </>
  );
}
