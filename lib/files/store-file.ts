import { recordAudit } from '@/lib/audit';
import { lockCaller } from '@/lib/auth/lock-caller';
import { toActor } from '@/lib/auth/principal';
import { requireProject, requireScope, type TenantPrincipal } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { databaseNow, type Tx } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { AcceptedUpload } from './accept-upload';
import { fileInclude, toFileRecord } from './file-row';
import { requireOwnContext } from './get-file-context';
import type { FileRecord } from './schemas';
import { objectPathOf, openStorage } from './storage';

const TEST_FILE_HOURS = 24;

/** The row, its audit entry and the published object: all of them, or none. */
export async function storeFile(
  ctx: Ctx,
  principal: TenantPrincipal,
  accepted: AcceptedUpload,
): Promise<FileRecord> {
  const { tenantId, projectId } = requireProject(principal);
  const fileId = newId('file');
  const objectPath = objectPathOf({ tenantId, projectId, fileId });
  try {
    return await ctx.db.$transaction(async (tx) => {
      const caller = await lockCaller(tx, principal);
      requireScope(caller, 'upload', accepted.environment);
      requireOwnContext(caller, accepted.context.contextKey);
      const data = await newFileRow(tx, ctx, accepted);
      const row = await tx.file.create({
        data: { ...data, id: fileId, tenantId, projectId, objectPath },
        include: fileInclude,
      });
      await recordAudit(tx, ctx, {
        action: 'file.uploaded',
        entity: { type: 'file', id: fileId, name: accepted.filename },
        tenantId,
        projectId,
        environment: data.environment,
        changes: {
          after: { size_bytes: accepted.upload.sizeBytes, environment: data.environment },
        },
      });
      await openStorage().publish(accepted.upload.object, objectPath);
      return toFileRecord(row);
    });
  } catch (error) {
    await openStorage().remove(objectPath);
    throw error;
  }
}

async function newFileRow(
  tx: Tx,
  ctx: Ctx,
  { upload, filename, context, ...accepted }: AcceptedUpload,
) {
  const createdAt = await databaseNow(tx);
  return {
    ...accepted,
    contextId: context.id,
    originalFilename: filename,
    sizeBytes: BigInt(upload.sizeBytes),
    sha256: upload.sha256,
    uploadedBy: toActor(ctx.principal),
    createdAt,
    expiresAt: accepted.environment === 'test' ? addHours(createdAt, TEST_FILE_HOURS) : null,
  };
}

function addHours(from: Date, hours: number): Date {
  return new Date(from.getTime() + hours * 3_600_000);
}
