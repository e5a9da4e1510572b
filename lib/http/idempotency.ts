import { hash } from 'node:crypto';
import { z } from 'zod';
import { toActor } from '@/lib/auth/principal';
import type { Ctx } from '@/lib/context';
import { Prisma, type Tx } from '@/lib/db';
import { AppError } from '@/lib/errors';

const KEY = /^[\x21-\x7e]{1,128}$/;
const Data = z.json();
type Data = z.output<typeof Data>;

/** Longer than any of our transactions lasts. */
const SILENT_TRANSACTION = '30s';

/** A call that must happen once, however often it is sent. */
export type Call = {
  key: string;
  output: z.ZodType;
  request: {
    method: string;
    path: string;
    body: unknown;
    /** In which tenant and project: a user is one principal in all of theirs. */
    place: readonly (string | null)[];
  };
};

/**
 * The request's `Idempotency-Key`; null when it has none.
 * @throws AppError `validation_failed` when it is not 1 to 128 visible ASCII characters
 */
export function idempotencyKeyOf(request: Request): string | null {
  const key = request.headers.get('idempotency-key');
  if (key !== null && !KEY.test(key)) {
    const detail = 'Idempotency-Key: must be 1 to 128 visible ASCII characters';
    throw new AppError('validation_failed', { details: [detail] });
  }
  return key;
}

/**
 * Runs a call once in 24 hours for this principal and key; a repetition gets what the first one got, without the secret in it. What
 * was answered is written in the transaction that does the work (see {@link transact}): a call that failed, or whose server died
 * before it was committed, leaves nothing, so that it can be sent again; one that was committed is never done twice.
 * @throws AppError `idempotency_mismatch` for another request under the same key, `idempotency_in_progress` while the first runs
 */
export async function runOnce(
  ctx: Ctx,
  { key, output, request }: Call,
  run: (ctx: Ctx) => Promise<unknown>,
): Promise<{ data: unknown; isReplayed: boolean }> {
  const { type, id } = toActor(ctx.principal);
  const call = {
    principalId: `${type}:${id}`,
    idempotencyKey: key,
    requestHash: hashRequest(request),
  };
  const found = await recall(ctx, call);
  if (found !== undefined) return { data: found.data, isReplayed: true };
  let isKept = false;
  const once: Once = {
    claim: (tx) => claim(tx, call),
    keep: async (tx, answer) => {
      await tx.idempotencyRecord.create({
        data: { ...call, data: withoutSecret(output.parse(answer)) },
      });
      isKept = true;
    },
  };
  const data = await run({ ...ctx, once });
  if (!isKept) throw new Error(`${request.path} is not a call that happens once: use transact`);
  return { data, isReplayed: false };
}

type Once = NonNullable<Ctx['once']>;
type KnownCall = {
  principalId: string;
  idempotencyKey: string;
  requestHash: Uint8Array<ArrayBuffer>;
};

/** What the call was answered in the last 24 hours. What this principal left before that is swept away first. */
async function recall(
  { db }: Ctx,
  { principalId, idempotencyKey, requestHash }: KnownCall,
): Promise<{ data: unknown } | undefined> {
  await db.$executeRaw`
    DELETE FROM idempotency_records
    WHERE principal_id = ${principalId} AND created_at < clock_timestamp() - interval '24 hours'`;
  const where = { principalId_idempotencyKey: { principalId, idempotencyKey } };
  const found = await db.idempotencyRecord.findUnique({ where });
  if (found === null) return undefined;
  if (Buffer.from(found.requestHash).equals(requestHash)) return found;
  throw new AppError('idempotency_mismatch');
}

/**
 * Takes the key until the transaction ends, with its server's connection at the latest: no claim outlives who made it. A machine that
 * vanishes without a word is given up after a while. That the key is free of an answer is asked under the lock.
 */
async function claim(tx: Tx, { principalId, idempotencyKey }: KnownCall): Promise<void> {
  const name = JSON.stringify(['idempotency', principalId, idempotencyKey]);
  const [lock] = await tx.$queryRaw<{ isFree: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS "isFree",
      set_config('idle_in_transaction_session_timeout', ${SILENT_TRANSACTION}, true)`;
  const isFree =
    lock?.isFree === true &&
    (await tx.idempotencyRecord.count({ where: { principalId, idempotencyKey } })) === 0;
  if (!isFree) throw new AppError('idempotency_in_progress', { retryAfterSeconds: 1 });
}

function hashRequest({ method, path, body, place }: Call['request']): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hash('sha256', JSON.stringify([method, path, body, place]), 'buffer'));
}

/** What is kept of an answer: all but the one field that is shown once. */
function withoutSecret(data: unknown): Prisma.InputJsonValue | typeof Prisma.JsonNull {
  const kept: Data = Data.parse(data);
  if (kept === null || typeof kept !== 'object' || Array.isArray(kept))
    return kept ?? Prisma.JsonNull;
  return Object.fromEntries(Object.entries(kept).filter(([name]) => name !== 'api_key'));
}
