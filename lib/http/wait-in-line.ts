import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import pLimit from 'p-limit';
import { singleton } from '@/lib/singleton';

/** So many are let in at once: the threads that hash are never without work. */
export const LET_IN_AT_ONCE = 4;

/**
 * Lets a request in when its turn has come, first come, first served, and one in a turn of the event loop. Until then it is Node's own
 * message and nothing more: of hundreds that wait for the threads that hash, the collector has little to copy. Who has left by then is
 * not let in, and who is still sending the body keeps nobody waiting.
 * @param letIn begins the answer, and ends when it is given
 */
export function waitInLine(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  letIn: () => Promise<unknown>,
): void {
  const line = singleton('line', () => pLimit(LET_IN_AT_ONCE));
  void line(async () => {
    await nextTurn();
    if (outgoing.destroyed) return;
    const answered = letIn();
    if (incoming.complete) await answered;
  });
}
