import { hash } from 'node:crypto';
import { z } from 'zod';
import { toActor } from '@/lib/auth/principal';
import type { Ctx } from '@/lib/context';
import { Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';

const KEY = /^[\x21-\x7e]{1,128}$/;
const Data = z.json();
type Data = z.output<typeof Data>;

/** A call that must happen once, however often it is sent. */
export type Call = { key: string; request: { method: string; path: string; body: unknown } };

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
 * Runs a call once in 24 hours for this principal and key; a repetition gets what the first one got, without the secret in it. A
 * call that failed leaves nothing, so that it can be sent again.
 * @throws AppError `idempotency_mismatch` for another request under the same key, `idempotency_in_progress` while the first runs
 */
export async function runOnce(
  ctx: Ctx,
  { key, request }: Call,
  run: () => Promise<unknown>,
): Promise<{ data: unknown; isReplayed: boolean }> {
  const { type, id } = toActor(ctx.principal);
  const record = { principalId: `${type}:${id}`, idempotencyKey: key };
  const requestHash = hashRequest(request);
  if (!(await claim(ctx, record, requestHash))) {
    return { data: await recall(ctx, record, requestHash), isReplayed: true };
  }
  try {
    const data = await run();
    await ctx.db.idempotencyRecord.update({
      where: { principalId_idempotencyKey: record },
      data: { answeredAt: ctx.now, data: withoutSecret(data) },
    });
    return { data, isReplayed: false };
  } catch (error) {
    await ctx.db.idempotencyRecord.deleteMany({ where: { ...record, answeredAt: null } });
    throw error;
  }
}

type RecordId = { principalId: string; idempotencyKey: string };

/** Takes the key; false when it is taken. What this principal left over 24 hours ago is swept away first. */
async function claim(
  ctx: Ctx,
  { principalId, idempotencyKey }: RecordId,
  requestHash: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  await ctx.db.$executeRaw`
    DELETE FROM idempotency_records
    WHERE principal_id = ${principalId} AND created_at < clock_timestamp() - interval '24 hours'`;
  const claimed = await ctx.db.$executeRaw`
    INSERT INTO idempotency_records (principal_id, idempotency_key, request_hash, created_at)
    VALUES (${principalId}, ${idempotencyKey}, ${requestHash}, clock_timestamp())
    ON CONFLICT (principal_id, idempotency_key) DO NOTHING`;
  return claimed === 1;
}

async function recall(
  ctx: Ctx,
  record: RecordId,
  requestHash: Uint8Array<ArrayBuffer>,
): Promise<unknown> {
  const found = await ctx.db.idempotencyRecord.findUnique({
    where: { principalId_idempotencyKey: record },
  });
  if (found !== null && !Buffer.from(found.requestHash).equals(requestHash)) {
    throw new AppError('idempotency_mismatch');
  }
  if (found === null || found.answeredAt === null) {
    throw new AppError('idempotency_in_progress', { retryAfterSeconds: 1 });
  }
  return found.data;
}

function hashRequest({ method, path, body }: Call['request']): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hash('sha256', JSON.stringify([method, path, body]), 'buffer'));
}

/** What is kept of an answer: all but the one field that is shown once. */
function withoutSecret(data: unknown): Prisma.InputJsonValue | typeof Prisma.JsonNull {
  const kept: Data = Data.parse(data);
  if (kept === null || typeof kept !== 'object' || Array.isArray(kept))
    return kept ?? Prisma.JsonNull;
  return Object.fromEntries(Object.entries(kept).filter(([name]) => name !== 'api_key'));
}
