import { requireScope } from '@/lib/auth/require-scope';
import { scopesThatAllow } from '@/lib/auth/scopes';
import type { Ctx } from '@/lib/context';
import { databaseNow, type Prisma } from '@/lib/db';
import type { Page } from '@/lib/paging';
import { containing } from '@/lib/paging';
import { findKeyPage } from './find-key-page';
import { visibleKeys } from './internal';
import { toKeyRecord, toKeyRow } from './key-row';
import type { KeyRecord, ListKeysQuery } from './schemas';
import { whereStatus } from './status';

/**
 * One page of the keys that the caller may see, filtered by status, environment, scope, and a part of the name or mask.
 * @throws AppError `insufficient_scope`, `project_required`
 */
export async function listKeys(ctx: Ctx, query: ListKeysQuery): Promise<Page<KeyRecord>> {
  const { principal } = ctx;
  requireScope(principal, 'admin');
  const now = await databaseNow(ctx.db);
  const where = { AND: [visibleKeys(principal), ...filters(query, now)] };
  const [rows, total] = await Promise.all([
    findKeyPage(ctx.db, where, query),
    ctx.db.apiKey.count({ where }),
  ]);
  return {
    items: rows.map((row) => toKeyRecord(toKeyRow(row), now)),
    page: query.page,
    pageSize: query.pageSize,
    total,
    nextCursor: null,
  };
}

function filters(query: ListKeysQuery, now: Date): Prisma.ApiKeyWhereInput[] {
  const { status, environment, scope, q } = query;
  return [
    status === undefined ? {} : whereStatus(status, now),
    environment === undefined ? {} : { environment },
    scope === undefined ? {} : { scopes: { hasSome: [...scopesThatAllow(scope)] } },
    q === undefined || q === ''
      ? {}
      : { OR: containing(q).flatMap((text) => [{ name: text }, { maskedKey: text }]) },
  ];
}
