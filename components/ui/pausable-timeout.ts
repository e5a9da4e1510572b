'use client';

import { useEffect, useState } from 'react';

/** Calls `onElapsed` after `ms`; pointing at or focusing what carries the returned handlers starts the time anew. */
export function usePausableTimeout(onElapsed: () => void, ms: number) {
  const [isPaused, setIsPaused] = useState(false);
  useEffect(() => {
    if (isPaused) return;
    const timer = setTimeout(onElapsed, ms);
    return () => clearTimeout(timer);
  }, [isPaused, onElapsed, ms]);
  return {
    onPointerEnter: () => setIsPaused(true),
    onPointerLeave: () => setIsPaused(false),
    onFocus: () => setIsPaused(true),
    onBlur: () => setIsPaused(false),
  };
}
