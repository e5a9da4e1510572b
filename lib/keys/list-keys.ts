import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { databaseNow, type Prisma } from '@/lib/db';
import type { Page } from '@/lib/paging';
import { escapeLike } from '@/lib/paging';
import { visibleKeys } from './internal';
import { keySelect, toKeyRecord, toKeyRow } from './key-row';
import type { KeyRecord, ListKeysQuery } from './schemas';
import { whereStatus } from './status';

/**
 * One page of the keys that the caller may see, filtered by status, environment, and a part of the name or mask.
 * @throws AppError `insufficient_scope`, `project_required`
 */
export async function listKeys(ctx: Ctx, query: ListKeysQuery): Promise<Page<KeyRecord>> {
  const { principal } = ctx;
  requireScope(principal, 'admin');
  const now = await databaseNow(ctx.db);
  const where = { AND: [visibleKeys(principal), ...filters(query, now)] };
  const [rows, total] = await Promise.all([
    ctx.db.apiKey.findMany({
      where,
      orderBy: [...ORDERS[query.sort], { id: 'desc' }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
      select: keySelect,
    }),
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

const ORDERS: Record<ListKeysQuery['sort'], Prisma.ApiKeyOrderByWithRelationInput[]> = {
  created_at: [{ createdAt: 'asc' }],
  '-created_at': [{ createdAt: 'desc' }],
  name: [{ name: 'asc' }],
  last_used_at: [{ use: { lastUsedAt: 'desc' } }],
  expires_at: [{ expiresAt: { sort: 'asc', nulls: 'last' } }],
};

function filters(query: ListKeysQuery, now: Date): Prisma.ApiKeyWhereInput[] {
  const { status, environment, q } = query;
  const text = { contains: escapeLike(q ?? ''), mode: 'insensitive' } as const;
  return [
    status === undefined ? {} : whereStatus(status, now),
    environment === undefined ? {} : { environment },
    q === undefined || q === '' ? {} : { OR: [{ name: text }, { maskedKey: text }] },
  ];
}
