import type { Environment } from '@/lib/auth/principal';
import type { Tx } from '@/lib/db';
import { AppError } from '@/lib/errors';

/** An upload that asks whether its context takes one more now; its own reservation does not stand in its way. */
export type RateFor = { reservationId: string; contextId: string; environment: Environment };

type Limit = { contextKey: string; maxUploads: number; windowSeconds: number };

/**
 * Makes sure that one more upload keeps to its context's rate limit: in no stretch of `window_seconds` are more than `max_uploads` stored,
 * counted for each environment by itself. Uploads on their way count as if they were stored; what is refused does not count. The limit
 * stays locked until this transaction ends, so that the answer is exact however many ask at once, on however many servers.
 * @returns whether the upload is to be counted once it is stored
 * @throws AppError `rate_limited`, with the seconds until there is room
 */
export async function requireRate(tx: Tx, asked: RateFor): Promise<boolean> {
  const limit = await lockLimit(tx, asked);
  if (limit === null) return false;
  const { stored, coming } = await countTaken(tx, asked, limit);
  const tooMany = stored + coming + 1 - limit.maxUploads;
  if (tooMany <= 0) return true;
  const { contextKey, maxUploads, windowSeconds } = limit;
  throw new AppError('rate_limited', {
    details: [
      `rate_limit: the context ${contextKey} takes at most ${maxUploads} uploads in ${windowSeconds} seconds`,
    ],
    retryAfterSeconds:
      tooMany > stored ? windowSeconds : await secondsUntilFree(tx, asked, { limit, tooMany }),
    usedUp: { policy: 'uploads', limit: maxUploads, windowSeconds },
  });
}

/** The limit of a context, which nobody else asks about until this transaction ends; null where it has none. */
async function lockLimit(tx: Tx, { contextId, environment }: RateFor): Promise<Limit | null> {
  const [limit] = await tx.$queryRaw<Limit[]>`
    SELECT context_key AS "contextKey", (upload_rate_limit ->> 'max_uploads')::int AS "maxUploads",
      (upload_rate_limit ->> 'window_seconds')::int AS "windowSeconds",
      pg_advisory_xact_lock(hashtextextended(${`upload-rate ${contextId} ${environment}`}, 0))::text
    FROM contexts WHERE id = ${contextId} AND upload_rate_limit IS NOT NULL`;
  return limit ?? null;
}

/** A statement of its own, so that it sees what was there when the lock was had. */
async function countTaken(
  tx: Tx,
  { contextId, environment, reservationId }: RateFor,
  { windowSeconds }: Limit,
): Promise<{ stored: number; coming: number }> {
  const [taken] = await tx.$queryRaw<{ stored: number; coming: number }[]>`
    SELECT
      (SELECT count(*)::int FROM rated_uploads WHERE context_id = ${contextId}
        AND environment = ${environment}::environment
        AND stored_at > statement_timestamp() - make_interval(secs => ${windowSeconds})) AS stored,
      (SELECT count(*)::int FROM upload_reservations WHERE context_id = ${contextId}
        AND environment = ${environment}::environment AND id <> ${reservationId}) AS coming`;
  if (taken === undefined) throw new Error('Counting gave no row');
  return taken;
}

/** When so many of the stored uploads have left the window, at the earliest. */
async function secondsUntilFree(
  tx: Tx,
  { contextId, environment }: RateFor,
  { limit: { windowSeconds }, tooMany }: { limit: Limit; tooMany: number },
): Promise<number> {
  const [last] = await tx.$queryRaw<{ seconds: number }[]>`
    SELECT ceil(extract(epoch FROM stored_at - statement_timestamp()) + ${windowSeconds})::int AS seconds
    FROM rated_uploads WHERE context_id = ${contextId} AND environment = ${environment}::environment
      AND stored_at > statement_timestamp() - make_interval(secs => ${windowSeconds})
    ORDER BY stored_at LIMIT 1 OFFSET ${tooMany - 1}`;
  return Math.max(1, last?.seconds ?? 1);
}

/** Counts an upload in the transaction that stores it. */
export async function countRated(tx: Tx, { reservationId, ...upload }: RateFor): Promise<void> {
  const { contextId, environment } = upload;
  await tx.$executeRaw`
    INSERT INTO rated_uploads (id, context_id, environment, stored_at)
    VALUES (${reservationId}, ${contextId}, ${environment}::environment, clock_timestamp())`;
}
