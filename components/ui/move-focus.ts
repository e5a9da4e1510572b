import type { KeyboardEvent } from 'react';

type Along = 'ArrowDown' | 'ArrowRight';

const BACK = { ArrowDown: 'ArrowUp', ArrowRight: 'ArrowLeft' } as const;

/**
 * Moves the focus along the items by the arrow keys, Home and End, in a ring, and does it at once. Radix waits for a timeout,
 * and on a busy page a key that follows quickly comes before it: Enter would choose the item that was just left.
 */
export function moveFocus(event: KeyboardEvent, items: readonly HTMLElement[], along: Along): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const at = items.findIndex((item) => item === document.activeElement);
  const to = { [along]: at + 1, [BACK[along]]: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
  const item = to === undefined ? undefined : items.at(to === items.length ? 0 : to);
  if (item === undefined) return;
  event.preventDefault();
  item.focus();
}
