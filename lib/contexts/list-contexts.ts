import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import type { Prisma } from '@/lib/db';
import { containing, type Page } from '@/lib/paging';
import { toContextRecords } from './context-row';
import type { ContextRecord, ListContextsQuery } from './schemas';
import { visibleContexts } from './visible-contexts';

/**
 * One page of the contexts that the caller may see, by their keys' alphabet, filtered by status and a part of key or name.
 * @throws AppError `insufficient_scope`, `project_required`
 */
export async function listContexts(
  ctx: Ctx,
  query: ListContextsQuery,
): Promise<Page<ContextRecord>> {
  const { principal } = ctx;
  requireScope(principal, 'metadata');
  const where = { AND: [visibleContexts(principal), ...filters(query)] };
  const [rows, total] = await Promise.all([
    ctx.db.uploadContext.findMany({
      where,
      orderBy: { contextKey: 'asc' },
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
    }),
    ctx.db.uploadContext.count({ where }),
  ]);
  const { page, pageSize } = query;
  return { items: await toContextRecords(ctx.db, rows), page, pageSize, total, nextCursor: null };
}

function filters({ status, q }: ListContextsQuery): Prisma.UploadContextWhereInput[] {
  return [
    status === undefined ? {} : { isActive: status === 'active' },
    q === undefined || q === ''
      ? {}
      : { OR: containing(q).flatMap((text) => [{ contextKey: text }, { displayName: text }]) },
  ];
}
