import type { AuditLog } from '@/lib/db';
import { AuditRecord } from './schemas';

/** An entry of the audit log, as the API tells it. */
export function toAuditRecord(row: AuditLog): AuditRecord {
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
