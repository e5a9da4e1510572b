import { toActor, type Actor, type Environment } from '@/lib/auth/principal';
import type { AuditAction } from '@/lib/audit-actions';
import type { Ctx } from '@/lib/context';
import type { Prisma, Tx } from '@/lib/db';
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
  await tx.auditLog.create({
    data: {
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
    },
  });
}
