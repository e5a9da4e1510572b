'use client';

import { Search as SearchIcon } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useIsHydrated } from '@/components/ui/clock';
import { Spinner } from '@/components/ui/spinner';
import { useLoaded } from '@/components/ui/use-loaded';
import type { ShellFacts } from './shell-facts';

const DIALOGS = '[role="dialog"], [role="alertdialog"], dialog[open]';

/** The way to everything by a few letters: a button, and ⌘K or Ctrl+K. The palette's code comes when it is first opened. */
export function Search({ facts }: { facts: ShellFacts }) {
  const [isOpen, setIsOpen] = useState(false);
  const palette = useLoaded(() => import('./command-palette'));
  const isMac = useIsHydrated() && /mac|iphone|ipad/i.test(navigator.userAgent);
  const open = () => palette.ensure(() => setIsOpen(true));
  // A dialog that is open keeps the keyboard: what it shows must not be covered.
  useShortcut(() => (document.querySelector(DIALOGS) === null ? open() : undefined));
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        aria-busy={palette.isLoading || undefined}
        onPointerEnter={palette.preload}
        onFocus={palette.preload}
        onClick={open}
        className="inline-flex h-9 shrink-0 items-center justify-center gap-2 rounded border border-line bg-surface px-2.5 text-muted transition-colors hover:bg-sunken max-sm:w-9 max-sm:px-0"
      >
        {palette.isLoading ? <Spinner /> : <SearchIcon aria-hidden className="size-4" />}
        <span className="max-sm:sr-only">Search</span>
        <kbd aria-hidden className="font-sans text-xs max-sm:hidden">
          {isMac ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      {palette.hasFailed ? (
        <p role="alert" className="text-xs text-danger-ink">
          Search could not be loaded. Try again.
        </p>
      ) : null}
      {palette.code === null ? null : (
        <palette.code.CommandPalette
          isOpen={isOpen}
          onClose={() => setIsOpen(false)}
          facts={facts}
        />
      )}
    </>
  );
}

/** Listens for ⌘K and Ctrl+K anywhere on the page. */
function useShortcut(onPress: () => void): void {
  const handleKey = useCallback(
    (event: KeyboardEvent) => {
      const isShortcut = (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey;
      if (!isShortcut || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      onPress();
    },
    [onPress],
  );
  useEffect(() => {
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, [handleKey]);
}
