import { useRef, type KeyboardEvent } from 'react';
import { moveFocus } from './move-focus';

// As long as Radix waits for the next letter.
const PAUSE_MS = 1000;
const NOTHING = { text: '', at: 0 };

/** The keys that lead through a menu's entries: arrows, Home, End and the first letters. For `onKeyDownCapture` of the menu. */
export function useMenuKeys() {
  const typed = useRef(NOTHING);

  return function move(event: KeyboardEvent<HTMLElement>) {
    const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
    const isLetter = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
    // Any other key ends what was typed, as Enter does with the menu.
    if (!isLetter) {
      typed.current = NOTHING;
      moveFocus(event, entries, 'ArrowDown');
      return;
    }
    const isGoingOn = event.timeStamp - typed.current.at < PAUSE_MS;
    const before = isGoingOn ? typed.current.text : '';
    // A space that begins nothing chooses the entry.
    if (before === '' && event.key === ' ') return;
    typed.current = { text: before + event.key.toLowerCase(), at: event.timeStamp };
    event.preventDefault();
    entryThatStarts(typed.current.text, entries)?.focus();
  };
}

/** The next entry that starts so, from the focus on; one letter again and again leads through all that start with it. */
function entryThatStarts(text: string, entries: readonly HTMLElement[]): HTMLElement | undefined {
  const letters = new Set(text);
  const start = letters.size === 1 ? text.charAt(0) : text;
  const at = entries.findIndex((entry) => entry === document.activeElement);
  const from = start.length === 1 ? at + 1 : Math.max(at, 0);
  return [...entries.slice(from), ...entries.slice(0, from)].find((entry) =>
    entry.textContent.trim().toLowerCase().startsWith(start),
  );
}
