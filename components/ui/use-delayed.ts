'use client';

import { useEffect, useState } from 'react';

/** Whether `isOn` has been true for `ms` without a break: what passes sooner is not worth a spinner. */
export function useDelayed(isOn: boolean, ms = 200): boolean {
  const [hasElapsed, setHasElapsed] = useState(false);
  if (!isOn && hasElapsed) setHasElapsed(false);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => setHasElapsed(true), ms);
    return () => clearTimeout(timer);
  }, [isOn, ms]);
  return isOn && hasElapsed;
}
