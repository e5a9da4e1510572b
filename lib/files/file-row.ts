import { z } from 'zod';
import type { Prisma } from '@/lib/db';
import { FileRecord } from './schemas';

export const fileInclude = {
  context: { select: { contextKey: true } },
} satisfies Prisma.FileInclude;

/** A file and its context's key, as the database has them. */
export type FileRow = Prisma.FileGetPayload<{ include: typeof fileInclude }>;

const StoredMetadata = z.record(z.string(), z.json());

/** A file as it leaves the building. */
export function toFileRecord(row: FileRow): FileRecord {
  return {
    file_id: row.id,
    original_filename: row.originalFilename,
    content_type: row.contentType,
    size_bytes: Number(row.sizeBytes),
    context_key: row.context.contextKey,
    environment: row.environment,
    checksum: `sha256:${Buffer.from(row.sha256).toString('hex')}`,
    uploaded_by: FileRecord.shape.uploaded_by.parse(row.uploadedBy),
    metadata: StoredMetadata.parse(row.metadata),
    download_count: row.downloadCount,
    last_downloaded_at: row.lastDownloadedAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt?.toISOString() ?? null,
  };
}
