import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import type { Page } from '@/lib/paging';
import { toAuditRecord } from './audit-record';
import { matchingEntries, NEWEST_FIRST } from './matching-entries';
import type { AuditRecord, ListAuditLogsQuery } from './schemas';

/**
 * One page of what happened, newest first. A member sees the tenant's, or one project's when the request names it; a key sees its
 * own project's and environment's.
 * @throws AppError `insufficient_scope`
 */
export async function listAuditLogs(
  ctx: Ctx,
  { page, pageSize, ...filter }: ListAuditLogsQuery,
): Promise<Page<AuditRecord>> {
  const { principal } = ctx;
  requireScope(principal, 'admin');
  const where = matchingEntries(principal, filter);
  const [rows, total] = await Promise.all([
    ctx.db.auditLog.findMany({
      where,
      orderBy: NEWEST_FIRST,
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    ctx.db.auditLog.count({ where }),
  ]);
  return { items: rows.map(toAuditRecord), page, pageSize, total, nextCursor: null };
}
