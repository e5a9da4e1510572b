import { recordAudit } from '@/lib/audit';
import { holdProject } from '@/lib/auth/hold-project';
import { lockCaller } from '@/lib/auth/lock-caller';
import { toActor } from '@/lib/auth/principal';
import { requireProject, requireScope, type TenantPrincipal } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { databaseNow, type Tx } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { Room } from '@/lib/usage';
import type { AcceptedUpload } from './accept-upload';
import { fileInclude, toFileRecord, type FileRow } from './file-row';
import { requireContextStill } from './get-file-context';
import { objectPathOf } from './object-path';
import { removeObjects } from './remove-objects';
import type { FileRecord } from './schemas';
import { openStorage } from './storage';

const TEST_FILE_HOURS = 24;

type Stored = {
  accepted: AcceptedUpload;
  room: Room;
  place: { tenantId: string; projectId: string };
  fileId: string;
  objectPath: string;
};

/**
 * Makes a file of an accepted upload. Its place is written down first, then its bytes are made durable there, then its row appears:
 * a crash in between leaves a place that is written down and swept, never a row without bytes.
 */
export async function storeFile(
  ctx: Ctx,
  principal: TenantPrincipal,
  { accepted, room }: { accepted: AcceptedUpload; room: Room },
): Promise<FileRecord> {
  const place = requireProject(principal);
  const { context, upload } = accepted;
  const fileId = newId('file');
  const now = await databaseNow(ctx.db);
  const objectPath = objectPathOf({ ...place, fileId, context, now });
  await room.place(objectPath);
  try {
    await openStorage().publish(upload.object, objectPath);
    return toFileRecord(
      await addFile(ctx, principal, { accepted, room, place, fileId, objectPath }),
    );
  } catch (error) {
    // Not when the row is there after all: the answer of its COMMIT may have been lost on the way.
    if (await room.release()) await removeObjects(ctx.db, [objectPath]);
    throw error;
  }
}

/** The row and its audit entry, by a caller who may still do this: all of it, or nothing. */
async function addFile(
  ctx: Ctx,
  principal: TenantPrincipal,
  { accepted, room, place, fileId, objectPath }: Stored,
): Promise<FileRow> {
  return ctx.db.$transaction(async (tx) => {
    const caller = await lockCaller(tx, principal);
    requireScope(caller, 'upload', accepted.environment);
    requireContextStill(caller, accepted.context.contextKey);
    await holdProject(tx, place.projectId);
    const data = await newFileRow(tx, ctx, accepted);
    const row = await tx.file.create({
      data: { ...data, id: fileId, ...place, objectPath },
      include: fileInclude,
    });
    await recordAudit(tx, ctx, {
      action: 'file.uploaded',
      entity: { type: 'file', id: fileId, name: accepted.filename },
      ...place,
      environment: data.environment,
      changes: {
        after: { size_bytes: accepted.upload.sizeBytes, environment: data.environment },
      },
    });
    await room.settle(tx);
    return row;
  });
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
