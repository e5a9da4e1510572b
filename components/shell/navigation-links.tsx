'use client';

import Link, { useLinkStatus } from 'next/link';
import { Spinner } from '@/components/ui/spinner';
import { screenHref } from './place';
import { SCREENS, type Screen } from './screens';
import { usePlace } from './use-place';

/** The project's screens. */
export function NavigationLinks({ projectId }: { projectId: string }) {
  const place = usePlace();
  return (
    <ul className="grid gap-0.5">
      {SCREENS.map((screen) => (
        <li key={screen.path}>
          <Link
            href={screenHref(projectId, screen.path, place.environment)}
            prefetch={false}
            aria-current={currentOf(screen.path === place.screen, place.isBelow)}
            className="flex h-9 items-center gap-2.5 rounded px-2.5 text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
          >
            <ScreenLabel {...screen} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** `true` for a page below the screen: the link leads somewhere else than where one is. */
function currentOf(isScreen: boolean, isBelow: boolean): 'page' | 'true' | undefined {
  if (!isScreen) return undefined;
  return isBelow ? 'true' : 'page';
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
