import { requireScope, type TenantPrincipal } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import type { AuditLog, Prisma } from '@/lib/db';
import type { Page } from '@/lib/paging';
import { AuditRecord, type ListAuditLogsQuery } from './schemas';

/**
 * One page of what happened, newest first. A member sees the tenant's, or one project's when the request names it; a key sees its
 * own project's and environment's.
 * @throws AppError `insufficient_scope`
 */
export async function listAuditLogs(
  ctx: Ctx,
  query: ListAuditLogsQuery,
): Promise<Page<AuditRecord>> {
  const { principal } = ctx;
  requireScope(principal, 'admin');
  const where = { AND: [visibleEntries(principal), filters(query)] };
  const [rows, total] = await Promise.all([
    ctx.db.auditLog.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
    }),
    ctx.db.auditLog.count({ where }),
  ]);
  const { page, pageSize } = query;
  return { items: rows.map(toAuditRecord), page, pageSize, total, nextCursor: null };
}

function visibleEntries(caller: TenantPrincipal): Prisma.AuditLogWhereInput {
  const { tenantId, projectId } = caller;
  if (caller.type === 'key') {
    const { environment } = caller;
    return { tenantId, projectId, OR: [{ environment }, { environment: null }] };
  }
  if (projectId === null) return { tenantId };
  return { tenantId, OR: [{ projectId }, { projectId: null }] };
}

function filters(query: ListAuditLogsQuery): Prisma.AuditLogWhereInput {
  const { action, entityType, entityId, actorId, from, to } = query;
  return {
    ...(action === undefined ? {} : { action }),
    ...(entityType === undefined ? {} : { entityType }),
    ...(entityId === undefined ? {} : { entityId }),
    ...(actorId === undefined ? {} : { actor: { path: ['id'], equals: actorId } }),
    createdAt: {
      ...(from === undefined ? {} : { gte: from }),
      ...(to === undefined ? {} : { lte: to }),
    },
  };
}

function toAuditRecord(row: AuditLog): AuditRecord {
  return AuditRecord.parse({
    audit_id: row.id,
    action: row.action,
    entity: { type: row.entityType, id: row.entityId, name: row.entityName },
    actor: row.actor,
    changes: row.changes,
    ip_address: row.ipAddress,
    user_agent: row.userAgent,
    request_id: row.requestId,
    created_at: row.createdAt.toISOString(),
  });
}
