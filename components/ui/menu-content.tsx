'use client';

import * as Radix from '@radix-ui/react-dropdown-menu';
import { useRef, type FocusEvent } from 'react';
import type { MenuEntry } from './menu-entry';
import { MenuRow } from './menu-row';
import { useMenuKeys } from './use-menu-keys';

type MenuContentProps = {
  label: string;
  entries: readonly MenuEntry[];
  align: 'start' | 'end';
  /** What opened the menu, and has the focus again afterwards. */
  button: HTMLButtonElement;
  isOpen: boolean;
  /** Then the first entry has the focus at once. */
  isByKeyboard: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

const LANDMARKS = 'dialog, [role="dialog"], main, header, aside';

/** The menu itself. It hangs on an unseen box that covers the button, since the button was there before this code. */
export function MenuContent(props: MenuContentProps) {
  const { label, entries, align, button, isOpen, isByKeyboard, onOpenChange } = props;
  const chosen = useRef<(() => void) | null>(null);
  const isLeft = useRef(false);
  const isEntered = useRef(false);
  const moveByKey = useMenuKeys();

  function enter({ target, currentTarget }: FocusEvent) {
    if (isEntered.current || target !== currentTarget) return;
    isEntered.current = true;
    const first = currentTarget.querySelector('[role^="menuitem"]');
    if (isByKeyboard && first instanceof HTMLElement) first.focus();
  }
  function leave(event: { target: EventTarget | null; preventDefault: () => void }) {
    // The button closes the menu by itself.
    if (event.target instanceof Node && button.contains(event.target)) event.preventDefault();
    else isLeft.current = true;
  }
  function finish(event: Event) {
    event.preventDefault();
    if (!isLeft.current) button.focus();
    chosen.current?.();
    chosen.current = null;
    isLeft.current = false;
    isEntered.current = false;
  }
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange} modal={false}>
      <Radix.Trigger asChild>
        <span
          aria-hidden
          tabIndex={-1}
          className="pointer-events-none invisible absolute inset-0"
        />
      </Radix.Trigger>
      {/* Inside the button's landmark: what is outside of a modal dialog is out of reach. */}
      <Radix.Portal container={button.closest(LANDMARKS) ?? document.body}>
        <Radix.Content
          aria-label={label}
          aria-labelledby={undefined}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          loop
          // Where it scrolls, it can be scrolled by keyboard whatever opened it.
          tabIndex={0}
          onFocus={enter}
          onKeyDownCapture={moveByKey}
          onInteractOutside={leave}
          onCloseAutoFocus={finish}
          className="drop-in z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-[min(22rem,calc(100vw-1rem))] min-w-[max(11rem,var(--radix-dropdown-menu-trigger-width))] overflow-y-auto rounded border border-line bg-surface p-1 outline-none"
        >
          {entries.map((entry) => (
            <MenuRow
              key={keyOf(entry)}
              entry={entry}
              onChoose={(action) => (chosen.current = action)}
            />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function keyOf(entry: MenuEntry): string {
  switch (entry.kind) {
    case 'separator':
      return entry.id;
    case 'link':
      return entry.href;
    case 'action':
      return entry.id ?? entry.label;
    case 'choice':
    case 'heading':
      return entry.label;
  }
}
