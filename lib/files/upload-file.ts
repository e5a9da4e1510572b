import { recordAudit } from '@/lib/audit';
import { lockCaller } from '@/lib/auth/lock-caller';
import { toActor, type Environment } from '@/lib/auth/principal';
import { requireProject, requireScope, type TenantPrincipal } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { databaseNow, type Tx } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import type { Metadata } from '@/lib/metadata';
import { detectContentType } from './detect-content-type';
import { fileInclude, toFileRecord } from './file-row';
import { getFileContext, requireOwnContext, type FileContext } from './get-file-context';
import { fileSizeLimit } from './limits';
import { parseParts } from './parse-parts';
import { requireContent } from './pipeline/require-content';
import { requireExtension } from './pipeline/require-extension';
import { requireSize, requireTierSize } from './pipeline/require-size';
import { receiveUpload, type ReceivedUpload, type UploadBody } from './receive-upload';
import { recordRejection } from './record-rejection';
import type { FileRecord } from './schemas';
import { objectPathOf, openStorage } from './storage';

const TEST_FILE_HOURS = 24;
/** A body this much over the tier's file size cannot hold a file that fits; it is refused unread. */
const LARGEST_FRAME = 1024 * 1024;

type Accepted = {
  upload: ReceivedUpload;
  filename: string;
  context: FileContext;
  environment: Environment;
  contentType: string;
  metadata: Metadata;
};

/**
 * Stores a file: streams its bytes to a temporary object, runs the pipeline over it, then writes the row and publishes the object
 * in one transaction that locks the caller. On any failure nothing is stored.
 * @throws AppError `insufficient_scope`, `forbidden`, `file_rejected`, `quota_exceeded`, `not_found` for an unknown context,
 * `validation_failed`, `malformed_request`, `unsupported_media_type`, `storage_full`, `unauthenticated` when the caller ends meanwhile
 */
export async function uploadFile(ctx: Ctx, body: UploadBody): Promise<FileRecord> {
  const { principal } = ctx;
  requireScope(principal, 'upload', 'test');
  requireTierSize((body.contentLength ?? 0) - LARGEST_FRAME, principal.tier);
  const storage = openStorage();
  const upload = await receiveUpload(body, storage, {
    maxBytes: fileSizeLimit(principal.tier) + 1,
  });
  try {
    const accepted = await accept(ctx, principal, upload);
    return await store(ctx, principal, accepted);
  } finally {
    await storage.discard(upload.object);
  }
}

/** Parses the parts and runs the pipeline, cheap refusals first; a refusal is remembered in the audit log. */
async function accept(
  ctx: Ctx,
  principal: TenantPrincipal,
  upload: ReceivedUpload,
): Promise<Accepted> {
  const { filename, fields } = parseParts(upload);
  const environment = environmentOf(principal, fields.environment);
  requireScope(principal, 'upload', environment);
  const context = await getFileContext(ctx, principal, fields.context);
  try {
    requireExtension(filename, context.allowedExtensions);
    requireSize(upload.sizeBytes, context, principal.tier);
    requireContent(upload.sizeBytes, context);
  } catch (error) {
    await recordRejection(ctx, { filename, context, environment, error });
    throw error;
  }
  const contentType = await detectContentType(upload.head);
  return { upload, filename, context, environment, contentType, metadata: fields.metadata ?? {} };
}

/** A key stamps its own environment; a session states one. */
function environmentOf(principal: TenantPrincipal, stated: Environment | undefined): Environment {
  const own = principal.type === 'key' ? principal.environment : stated;
  const detail =
    own === undefined
      ? 'environment: is required from a session'
      : `environment: this key uploads to ${own}`;
  if (own === undefined || (stated !== undefined && stated !== own)) {
    throw new AppError('validation_failed', { details: [detail] });
  }
  return own;
}

/** The row, its audit entry and the published object: all of them, or none. */
async function store(
  ctx: Ctx,
  principal: TenantPrincipal,
  accepted: Accepted,
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

async function newFileRow(tx: Tx, ctx: Ctx, { upload, filename, context, ...accepted }: Accepted) {
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
