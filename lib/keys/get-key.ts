import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { databaseNow } from '@/lib/db';
import { getKeyRow } from './internal';
import { toKeyRecord } from './key-row';
import type { KeyRecord } from './schemas';

/** @throws AppError `insufficient_scope`, `not_found` */
export async function getKey(ctx: Ctx, keyId: string): Promise<KeyRecord> {
  const { principal } = ctx;
  requireScope(principal, 'admin');
  const row = await getKeyRow(ctx.db, principal, keyId);
  return toKeyRecord(row, await databaseNow(ctx.db));
}
