import { requireScope, type TenantPrincipal } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { databaseNow } from '@/lib/db';
import { signDownloadLink } from './download-link';
import type { CreateDownloadQuery, DownloadRecord } from './schemas';
import { getFileRow } from './visible-files';

/**
 * Makes a link by which anyone can download the file for a while. It lends the caller's own right: when that ends, so does the link.
 * @throws AppError `insufficient_scope`, `project_required`, `not_found`
 */
export async function createDownload(
  ctx: Ctx,
  { fileId, expiresInSeconds }: CreateDownloadQuery & { fileId: string },
): Promise<DownloadRecord> {
  const { principal } = ctx;
  requireScope(principal, 'download');
  const row = await getFileRow(ctx.db, principal, fileId);
  const now = await databaseNow(ctx.db);
  const expires = Math.ceil(now.getTime() / 1000) + expiresInSeconds;
  return {
    file_id: row.id,
    download_url: signDownloadLink({ fileId: row.id, expires, by: lenderOf(principal) }),
    expires_in_seconds: expiresInSeconds,
    original_filename: row.originalFilename,
    content_type: row.contentType,
  };
}

/** Whose right a link lends. */
function lenderOf(principal: TenantPrincipal): string {
  switch (principal.type) {
    case 'key':
      return principal.keyId;
    case 'user':
      return principal.sessionId;
    case 'system':
      return 'cli';
  }
}
