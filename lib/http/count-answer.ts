import { hashSecret } from '@/lib/keys';
import { noteAccepted, noteRefused, type Asker } from '@/lib/usage';
import type { Exchange } from './exchange';

/** Counts what came of a request for the key that made it, in memory; `pathOf` is asked only where it was refused. */
export function countAnswer(exchange: Exchange, pathOf: () => string): void {
  const { principal, error, request, client, requestId, openedAt } = exchange;
  if (error === null) {
    if (principal?.type === 'key') noteAccepted(principal.keyId, openedAt, client.ipAddress);
    return;
  }
  const asker = askerOf(exchange);
  if (asker === null) return;
  noteRefused({
    ...{ asker, requestId, code: error.code, at: openedAt },
    ...{ method: request.method, path: pathOf(), ipAddress: client.ipAddress },
  });
}

/** The key that authenticated, else the secret that did not: whether it is a key's is not asked while a request waits. */
function askerOf({ principal, credential }: Exchange): Asker | null {
  if (principal?.type === 'key') return { kind: 'key', id: principal.keyId };
  if (principal !== null || credential.kind !== 'key') return null;
  return { kind: 'secret', hash: Buffer.from(hashSecret(credential.secret)).toString('hex') };
}
