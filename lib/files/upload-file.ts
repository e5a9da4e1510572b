import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { acceptUpload } from './accept-upload';
import { fileSizeLimit } from './limits';
import { requireTierSize } from './pipeline/require-size';
import { receiveUpload, type UploadBody } from './receive-upload';
import type { FileRecord } from './schemas';
import { openStorage } from './storage';
import { storeFile } from './store-file';

/** A body this much over the tier's file size cannot hold a file that fits; it is refused unread. */
const LARGEST_FRAME = 1024 * 1024;

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
    const accepted = await acceptUpload(ctx, principal, upload);
    return await storeFile(ctx, principal, accepted);
  } finally {
    await storage.discard(upload.object);
  }
}
