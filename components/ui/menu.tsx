'use client';

import { useState, type KeyboardEvent, type MouseEvent, type ReactNode, type Ref } from 'react';
import type { MenuEntry } from './menu-entry';
import { useLoaded } from './use-loaded';

/** What the button that opens a menu must carry. */
export type MenuTrigger = {
  ref: Ref<HTMLButtonElement>;
  'aria-haspopup': 'menu';
  'aria-expanded': boolean;
  'aria-busy': true | undefined;
  onPointerEnter: () => void;
  onFocus: () => void;
  onClick: (event: MouseEvent) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

type MenuProps = {
  /** The menu's accessible name; it includes the object: "Actions for key CI". */
  label: string;
  entries: readonly MenuEntry[];
  align?: 'start' | 'end';
  /** Draws the button: `(trigger) => <IconButton {...trigger} label="…">…</IconButton>`. */
  trigger: (trigger: MenuTrigger) => ReactNode;
};

/**
 * A button with a menu: arrow keys, typing ahead, Esc, and focus back on the button. Radix draws the menu; its code comes when
 * the pointer or the focus comes near, so that no page waits for it.
 */
export function Menu({ label, entries, align = 'start', trigger }: MenuProps) {
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isByKeyboard, setIsByKeyboard] = useState(false);
  const content = useLoaded(() => import('./menu-content'));

  const open = (byKeyboard: boolean) => {
    setIsByKeyboard(byKeyboard);
    content.ensure(() => setIsOpen(true));
  };
  // Enter and Space come as clicks that no pointer has made.
  const toggle = (event: MouseEvent) => (isOpen ? setIsOpen(false) : open(event.detail === 0));
  function openByArrow(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open(true);
  }
  return (
    <span className="relative flex min-w-0">
      {trigger({
        ref: setButton,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        'aria-busy': content.isLoading || undefined,
        onPointerEnter: content.preload,
        onFocus: content.preload,
        onClick: toggle,
        onKeyDown: openByArrow,
      })}
      {content.code === null || button === null ? null : (
        <content.code.MenuContent
          label={label}
          entries={entries}
          align={align}
          button={button}
          isOpen={isOpen}
          isByKeyboard={isByKeyboard}
          onOpenChange={setIsOpen}
        />
      )}
      {content.hasFailed ? (
        <span
          role="alert"
          className="absolute top-full right-0 z-10 mt-1 w-56 rounded border border-line bg-surface p-2 text-xs text-danger-ink"
        >
          The menu could not be loaded. Check your connection and try again.
        </span>
      ) : null}
    </span>
  );
}
