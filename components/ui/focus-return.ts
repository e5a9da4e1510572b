'use client';

import { useRef } from 'react';

/**
 * Where focus goes when a dialog without a trigger of its own opens and closes: into it, and back to what had focus before. When
 * that is gone by then (a deleted row's button), to `fallback`.
 */
export function useFocusReturn(fallback?: () => HTMLElement | null) {
  const opener = useRef<Element>(null);

  function onOpenAutoFocus() {
    opener.current = document.activeElement;
  }
  function onCloseAutoFocus(event: Event) {
    event.preventDefault();
    const before = opener.current;
    const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
    (isThere ? before : fallback?.())?.focus();
  }
  return { onOpenAutoFocus, onCloseAutoFocus };
}
