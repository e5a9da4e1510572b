import type { Environment } from '@/lib/auth/principal';
import { requireScope, type TenantPrincipal } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { Metadata } from '@/lib/metadata';
import type { Room } from '@/lib/usage';
import { detectContentType } from './detect-content-type';
import { getFileContext, type FileContext } from './get-file-context';
import { parseParts } from './parse-parts';
import { requireContent } from './pipeline/require-content';
import { requireExtension } from './pipeline/require-extension';
import { requireScanned } from './pipeline/require-scanned';
import { requireSize } from './pipeline/require-size';
import type { ReceivedUpload } from './receive-upload';
import { recordRejection } from './record-rejection';

/** An upload that has passed the pipeline and may be stored. */
export type AcceptedUpload = {
  upload: ReceivedUpload;
  filename: string;
  context: FileContext;
  environment: Environment;
  contentType: string;
  metadata: Metadata;
};

/** Parses the parts and runs the pipeline, cheap refusals first; a refusal is remembered in the audit log. */
export async function acceptUpload(
  ctx: Ctx,
  principal: TenantPrincipal,
  { upload, room }: { upload: ReceivedUpload; room: Room },
): Promise<AcceptedUpload> {
  const { filename, fields } = parseParts(upload);
  const environment = environmentOf(principal, fields.environment);
  requireScope(principal, 'upload', environment);
  const context = await getFileContext(ctx, principal, fields.context);
  try {
    requireExtension(filename, context.allowedExtensions);
    requireSize(upload.sizeBytes, context, principal.tier);
    await reserveRoom(room, { environment, context, sizeBytes: upload.sizeBytes });
    requireContent(upload.sizeBytes, context);
    requireScanned(context);
  } catch (error) {
    await recordRejection(ctx, { file: { filename, context }, environment, error });
    throw error;
  }
  const contentType = await detectContentType(upload.head);
  return { upload, filename, context, environment, contentType, metadata: fields.metadata ?? {} };
}

/**
 * Stage `quota`: the upload fits into what the tier and the context give, and its room is held from here on.
 * @throws AppError `quota_exceeded`
 */
function reserveRoom(
  room: Room,
  { context, ...file }: { environment: Environment; context: FileContext; sizeBytes: number },
): Promise<void> {
  return room.reserve({ ...file, contextId: context.id });
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
