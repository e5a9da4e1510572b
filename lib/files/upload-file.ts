import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { withRoom, type Room } from '@/lib/usage';
import { acceptUpload } from './accept-upload';
import { fileSizeLimit } from './limits';
import { requireTierSize } from './pipeline/require-size';
import { recordRejection } from './record-rejection';
import { receiveUpload, type UploadBody } from './receive-upload';
import type { FileRecord } from './schemas';
import { openStorage } from './storage';
import { storeFile } from './store-file';

/** A body this much over the tier's file size cannot hold a file that fits; it is refused unread. */
const LARGEST_FRAME = 1024 * 1024;

/**
 * Stores a file: holds room for it, streams its bytes to a temporary object, runs the pipeline over it, publishes the object, then
 * writes the row in a transaction that locks the caller. On any failure nothing is stored.
 * @throws AppError `insufficient_scope`, `forbidden`, `file_rejected`, `quota_exceeded`, `not_found` for an unknown context,
 * `validation_failed`, `malformed_request`, `unsupported_media_type`, `storage_full`, `unauthenticated` when the caller ends meanwhile
 */
export async function uploadFile(ctx: Ctx, body: UploadBody): Promise<FileRecord> {
  const { principal } = ctx;
  requireScope(principal, 'upload', 'test');
  requireTierSize((body.contentLength ?? 0) - LARGEST_FRAME, principal.tier);
  const storage = openStorage();
  return withRoom(ctx.db, principal, async (room) => {
    await reserveDeclared(ctx, room, body.contentLength);
    const upload = await receiveUpload(body, storage, {
      maxBytes: fileSizeLimit(principal.tier) + 1,
    });
    try {
      const accepted = await acceptUpload(ctx, principal, { upload, room });
      return await storeFile(ctx, principal, { accepted, room });
    } finally {
      await storage.discard(upload.object);
    }
  });
}

/**
 * Holds room for a body that declares its size before it is read, for as much of it as is certainly the file. The parts around a
 * file are small, so a file that fits is never refused here. A session says in the body which environment it uploads to.
 * @throws AppError `quota_exceeded`
 */
async function reserveDeclared(ctx: Ctx, room: Room, contentLength: number | null): Promise<void> {
  const { principal } = ctx;
  if (contentLength === null || principal.type !== 'key') return;
  const { environment } = principal;
  const sizeBytes = Math.max(0, contentLength - LARGEST_FRAME);
  try {
    await room.reserve({ environment, sizeBytes, contextId: null });
  } catch (error) {
    await recordRejection(ctx, { file: null, environment, error });
    throw error;
  }
}
