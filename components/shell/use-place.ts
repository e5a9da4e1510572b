'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { environmentOf, placeOf, type EnvironmentView, type Place } from './place';

/** Where the person is, by the address. */
export function usePlace(): Place & { environment: EnvironmentView } {
  const pathname = usePathname();
  const params = useSearchParams();
  return { ...placeOf(pathname), environment: environmentOf(params) };
}
