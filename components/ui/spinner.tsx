'use client';

import type { ReactNode } from 'react';
import { useDelayed } from './use-delayed';

/**
 * Something is working; decorative, since the control around it says so in words. It comes after 200 ms only; until then
 * `meanwhile` stands in its place.
 */
export function Spinner({ meanwhile = null }: { meanwhile?: ReactNode }) {
  const isWorthShowing = useDelayed(true);
  if (!isWorthShowing) return meanwhile;
  return (
    <span
      aria-hidden
      className="inline-block size-4 shrink-0 animate-spin rounded-full border-2 border-current border-t-transparent"
    />
  );
}
