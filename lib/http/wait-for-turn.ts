import { setImmediate as nextTurn } from 'node:timers/promises';
import { singleton } from '@/lib/singleton';

/**
 * Waits until no other request has been let through in this turn of the event loop. Hundreds that arrive together then go through one
 * by one, and what arrives meanwhile is not kept waiting by all of them.
 */
export function waitForTurn(): Promise<void> {
  const queue = singleton('visitors', () => ({ last: Promise.resolve() }));
  return (queue.last = queue.last.then(() => nextTurn()));
}
