import type { TenantPrincipal } from '@/lib/auth/require-scope';
import { AppError } from '@/lib/errors';
import { rateLimitOf } from '@/lib/rate-limits';
import { singleton } from '@/lib/singleton';

/** Uploads that one key or session may have on the way at once, on each server: each holds a connection, a file and up to 2 MiB. */
export const UPLOADS_AT_ONCE = 64;
const RETRY_SECONDS = 1;

const onTheWay = () => singleton('uploads-at-once', () => new Map<string, number>());

/**
 * Takes one of the places that a caller's uploads have. Where throttles are off, there are as many as are asked for.
 * @returns what gives it back; to be called once, whatever becomes of the upload
 * @throws AppError `rate_limited`
 */
export function takeTurn(principal: TenantPrincipal): () => void {
  if (rateLimitOf(principal.tier) === null || principal.type === 'system') return () => undefined;
  const counts = onTheWay();
  const id = principal.type === 'key' ? principal.keyId : principal.sessionId;
  const taken = counts.get(id) ?? 0;
  if (taken >= UPLOADS_AT_ONCE) {
    throw new AppError('rate_limited', {
      details: [`uploads_at_once: at most ${UPLOADS_AT_ONCE} uploads may be on the way at once`],
      retryAfterSeconds: RETRY_SECONDS,
    });
  }
  counts.set(id, taken + 1);
  return () => {
    const left = (counts.get(id) ?? 1) - 1;
    if (left > 0) counts.set(id, left);
    else counts.delete(id);
  };
}
