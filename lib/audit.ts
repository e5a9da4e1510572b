import { toActor, type Actor, type Environment } from '@/lib/auth/principal';
import type { AuditAction } from '@/lib/audit-actions';
import type { Ctx } from '@/lib/context';
import { Prisma, type Tx } from '@/lib/db';
import { newId } from '@/lib/ids';

type AuditEntry = {
  action: AuditAction;
  entity: { type: string; id: string; name: string };
  tenantId: string;
  projectId?: string | null;
  /** Of the key or file; left out for what both environments share. */
  environment?: Environment;
  /** Before and after of the changed fields; never a secret. */
  changes?: Prisma.InputJsonObject;
  /** Who acted, where it is not the principal (a sign-up makes its own actor). */
  actor?: Actor;
};

/** Writes the entry in the transaction of the change it speaks of: neither is there without the other. */
export async function recordAudit(tx: Tx, ctx: Ctx, entry: AuditEntry): Promise<void> {
  await tx.auditLog.create({ data: toRow(ctx, entry) });
}

/** Writes the entries of a change that touches many things at once, as {@link recordAudit} writes one: in one statement. */
export async function recordAudits(tx: Tx, ctx: Ctx, entries: AuditEntry[]): Promise<void> {
  const rows = JSON.stringify(entries.map((entry) => toRow(ctx, entry)));
  await tx.$executeRaw(insertRows(Prisma.sql`${rows}::text::jsonb`));
}

/**
 * SQL that writes an entry as a part of a statement that does more, for each row of `source`, in the tenant of its `tenant_id`.
 */
export function auditInsert(
  ctx: Ctx,
  entry: Omit<AuditEntry, 'tenantId'>,
  source: Prisma.Sql,
): Prisma.Sql {
  // The tenant that is not known yet is written over.
  const row = JSON.stringify(toRow(ctx, { ...entry, tenantId: '' }));
  return insertRows(Prisma.sql`(SELECT jsonb_agg(
    ${row}::text::jsonb || jsonb_build_object('tenantId', tenant_id)) FROM ${source})`);
}

/** @param rows SQL for a JSON array of them */
function insertRows(rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO audit_logs (id, tenant_id, project_id, environment, action, entity_type, entity_id, entity_name,
      actor, changes, ip_address, user_agent, request_id)
    SELECT id, "tenantId", "projectId", environment, action, "entityType", "entityId", "entityName",
      actor, changes, "ipAddress", "userAgent", "requestId"
    FROM jsonb_to_recordset(${rows}) AS entry (id text, "tenantId" text, "projectId" text,
      environment environment, action text, "entityType" text, "entityId" text, "entityName" text,
      actor jsonb, changes jsonb, "ipAddress" text, "userAgent" text, "requestId" text)`;
}

function toRow(ctx: Ctx, entry: AuditEntry) {
  return {
    id: newId('aud'),
    tenantId: entry.tenantId,
    projectId: entry.projectId ?? null,
    environment: entry.environment ?? null,
    action: entry.action,
    entityType: entry.entity.type,
    entityId: entry.entity.id,
    entityName: entry.entity.name,
    actor: entry.actor ?? toActor(ctx.principal),
    changes: entry.changes ?? {},
    ipAddress: ctx.client.ipAddress,
    userAgent: ctx.client.userAgent,
    requestId: ctx.requestId,
  };
}
