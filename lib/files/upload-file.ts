import { requireScope, type TenantPrincipal } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { withRoom, type Room } from '@/lib/usage';
import { acceptUpload } from './accept-upload';
import { admitUpload, saysEnough } from './admit-upload';
import { fileSizeLimit } from './limits';
import { requireTierSize } from './pipeline/require-size';
import { rememberRefusal } from './remember-refusal';
import { receiveUpload, type UploadBody } from './receive-upload';
import type { FileRecord } from './schemas';
import { openStorage } from './storage';
import { storeFile } from './store-file';
import { takeTurn } from './take-turn';

/** A body this much over the tier's file size cannot hold a file that fits; it is refused unread. */
const LARGEST_FRAME = 1024 * 1024;

/**
 * Stores a file: holds room for it, streams its bytes to a temporary object, runs the pipeline over it, publishes the object, then
 * writes the row in a transaction that locks the caller. On any failure nothing is stored.
 * @throws AppError `insufficient_scope`, `forbidden`, `file_rejected`, `rate_limited`, `quota_exceeded`, `not_found` for an unknown
 * context, `validation_failed`, `malformed_request`, `unsupported_media_type`, `storage_full`, `unauthenticated` when the caller ends
 * meanwhile
 */
export async function uploadFile(ctx: Ctx, body: UploadBody): Promise<FileRecord> {
  const { principal } = ctx;
  requireScope(principal, 'upload', 'test');
  const giveBack = await beforeBody(ctx, () => {
    requireTierSize(certainlyFile(body.contentLength), principal.tier);
    return takeTurn(principal);
  });
  try {
    return await withRoom(ctx.db, principal, async (room) => {
      await reserveDeclared(ctx, room, body.contentLength);
      return receiveAndStore(ctx, principal, { body, room });
    });
  } finally {
    giveBack();
  }
}

/** What may refuse an upload before its body is read; a refusal is remembered in the audit log. */
function beforeBody<T>(ctx: Ctx, decide: () => T | Promise<T>): Promise<T> {
  const { principal } = ctx;
  const environment = principal.type === 'key' ? principal.environment : null;
  return rememberRefusal(ctx, { file: null, environment }, decide);
}

/** How much of a body of this length is certainly the file: the parts around it are small, so one that fits is never refused by it. */
const certainlyFile = (contentLength: number | null) =>
  Math.max(0, (contentLength ?? 0) - LARGEST_FRAME);

async function receiveAndStore(
  ctx: Ctx,
  principal: TenantPrincipal,
  { body, room }: { body: UploadBody; room: Room },
): Promise<FileRecord> {
  const storage = openStorage();
  const upload = await receiveUpload(body, storage, {
    maxBytes: fileSizeLimit(principal.tier) + 1,
    beforeFile: async (named) => {
      if (!saysEnough(principal, named)) return;
      await admitUpload(ctx, principal, {
        named,
        sizeBytes: certainlyFile(body.contentLength),
        room,
      });
    },
  });
  try {
    const accepted = await acceptUpload(ctx, principal, { upload, room });
    return await storeFile(ctx, principal, { accepted, room });
  } finally {
    await storage.discard(upload.object);
  }
}

/**
 * Holds room for a body that declares its size before it is read. A session says in the body which environment it uploads to.
 * @throws AppError `quota_exceeded`
 */
async function reserveDeclared(ctx: Ctx, room: Room, contentLength: number | null): Promise<void> {
  const { principal } = ctx;
  if (contentLength === null || principal.type !== 'key') return;
  const { environment } = principal;
  const sizeBytes = certainlyFile(contentLength);
  await beforeBody(ctx, () => room.reserve({ environment, sizeBytes, contextId: null }));
}
