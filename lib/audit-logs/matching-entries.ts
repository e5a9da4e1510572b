import type { TenantPrincipal } from '@/lib/auth/require-scope';
import type { Prisma } from '@/lib/db';
import type { AuditLogsFilter } from './schemas';

/** Newest first; of the same millisecond, always in the same order. */
export const NEWEST_FIRST = [
  { createdAt: 'desc' },
  { id: 'desc' },
] satisfies Prisma.AuditLogOrderByWithRelationInput[];

/**
 * What the caller may see of the audit log and asks for. A member sees the tenant's, or one project's, what is no project's and which
 * projects were deleted, when the request names it; a key sees its own project's and environment's.
 */
export function matchingEntries(
  caller: TenantPrincipal,
  filter: AuditLogsFilter,
): Prisma.AuditLogWhereInput {
  return { AND: [visibleEntries(caller), filters(filter)] };
}

function visibleEntries(caller: TenantPrincipal): Prisma.AuditLogWhereInput {
  const { tenantId, projectId } = caller;
  if (caller.type === 'key') {
    const { environment } = caller;
    return { tenantId, projectId, OR: [{ environment }, { environment: null }] };
  }
  if (projectId === null) return { tenantId };
  // Nobody can name a deleted project any more: its end is told beside every other.
  return { tenantId, OR: [{ projectId }, { projectId: null }, { action: 'project.deleted' }] };
}

function filters(filter: AuditLogsFilter): Prisma.AuditLogWhereInput {
  const { action, entityType, entityId, actorId, from, to } = filter;
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
