import { recordAudit } from '@/lib/audit';
import type { Ctx } from '@/lib/context';

/** Deletes the row of a file whose bytes are lost, with an entry in the audit log that says so. */
export async function removeLostFile(ctx: Ctx, fileId: string): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const row = await tx.file.findUnique({ where: { id: fileId } });
    if (row === null) return;
    await tx.file.delete({ where: { id: fileId } });
    await recordAudit(tx, ctx, {
      action: 'file.deleted',
      entity: { type: 'file', id: fileId, name: row.originalFilename },
      tenantId: row.tenantId,
      projectId: row.projectId,
      environment: row.environment,
      changes: {
        before: { size_bytes: Number(row.sizeBytes), environment: row.environment },
        after: { reason: 'its bytes were lost' },
      },
    });
  });
}
