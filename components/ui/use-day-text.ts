'use client';

import { useIsHydrated } from './clock';

/** Writes days of UTC, such as `2026-11-24`, as "Nov 24"; in the browser's own way once the page has hydrated. */
export function useDayText(): (date: string) => string {
  const isHydrated = useIsHydrated();
  const format = new Intl.DateTimeFormat(isHydrated ? undefined : 'en', {
    ...{ day: 'numeric', month: 'short', timeZone: 'UTC' },
  });
  return (date) => format.format(new Date(`${date}T00:00:00Z`));
}
