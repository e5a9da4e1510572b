import { recordAudit } from '@/lib/audit';
import { lockCaller } from '@/lib/auth/lock-caller';
import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { removeObjects } from './remove-objects';
import type { DeletedFile } from './schemas';
import { getFileRow } from './visible-files';

/**
 * Deletes a file: the row is gone and its room is free when this returns; a storage that cannot remove the bytes now is asked again.
 * @throws AppError `insufficient_scope`, `forbidden`, `project_required`, `not_found`, `unauthenticated` when the caller ends meanwhile
 */
export async function deleteFile(ctx: Ctx, fileId: string): Promise<DeletedFile> {
  const { principal } = ctx;
  requireScope(principal, 'delete', 'test');
  const objectPath = await ctx.db.$transaction(async (tx) => {
    const caller = await lockCaller(tx, principal);
    requireScope(caller, 'delete', 'test');
    const row = await getFileRow(tx, caller, fileId);
    requireScope(caller, 'delete', row.environment);
    const { count } = await tx.file.deleteMany({ where: { id: fileId } });
    if (count === 0) throw new AppError('not_found');
    await recordAudit(tx, ctx, {
      action: 'file.deleted',
      entity: { type: 'file', id: fileId, name: row.originalFilename },
      tenantId: row.tenantId,
      projectId: row.projectId,
      environment: row.environment,
      changes: { before: { size_bytes: Number(row.sizeBytes), environment: row.environment } },
    });
    return row.objectPath;
  });
  await removeObjects(ctx.db, [objectPath]);
  return { file_id: fileId, deleted: true };
}
