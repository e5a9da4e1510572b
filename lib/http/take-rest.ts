import type { IncomingMessage, ServerResponse } from 'node:http';

/** A sender who was answered early may go on for this long, as nginx lets them by default. */
const LONGEST_MS = 30_000;

/**
 * Reads on, and throws away, what is left of a request once it is answered. A connection that is closed while bytes are still on their
 * way is reset, and the answer may be lost with it (RFC 9112, section 9.6): whoever sends a file that is too large would learn nothing
 * but `EPIPE`.
 */
export function takeRest(incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (!hasBody(incoming)) return;
  outgoing.once('finish', () => {
    if (incoming.complete || incoming.destroyed) return;
    const tooLong = setTimeout(() => incoming.socket.destroySoon(), LONGEST_MS).unref();
    incoming.once('close', () => clearTimeout(tooLong));
    // A listener, too: who has read a part of it may be about to let go of it, which would pause it again.
    incoming.on('data', () => undefined).resume();
  });
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
