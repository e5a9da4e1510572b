import { z } from 'zod';
import type { Prisma, Tx } from '@/lib/db';
import { UploadRateLimit, type ContextRecord } from './schemas';

type ContextRow = Prisma.UploadContextGetPayload<object>;

const StoredMetadata = z.record(z.string(), z.json());

/** What can be changed of a context, as the API and the audit log name it. */
export function rulesOf(row: ContextRow) {
  return {
    display_name: row.displayName,
    description: row.description,
    allowed_extensions: row.allowedExtensions,
    max_file_size_mb: row.maxFileSizeMb,
    storage_path_template: row.storagePathTemplate,
    reject_blank_files: row.rejectBlankFiles,
    reject_corrupt_files: row.rejectCorruptFiles,
    scan_for_viruses: row.scanForViruses,
    upload_rate_limit: UploadRateLimit.nullable().parse(row.uploadRateLimit),
    storage_quota_mb: row.storageQuotaMb,
    status: row.isActive ? ('active' as const) : ('inactive' as const),
    metadata: StoredMetadata.parse(row.metadata),
  };
}

/** A context as it leaves the building. */
function toContextRecord(row: ContextRow, usedBytes: number): ContextRecord {
  return {
    context_id: row.id,
    tenant_id: row.tenantId,
    project_id: row.projectId,
    context_key: row.contextKey,
    ...rulesOf(row),
    storage_used_bytes: usedBytes,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

/** Contexts with what their live files take; test files take nothing from usage. */
export async function toContextRecords(
  tx: Tx,
  rows: readonly ContextRow[],
): Promise<ContextRecord[]> {
  const sums = await tx.file.groupBy({
    by: ['contextId'],
    where: { contextId: { in: rows.map(({ id }) => id) }, environment: 'live' },
    _sum: { sizeBytes: true },
  });
  const used = new Map(sums.map(({ contextId, _sum }) => [contextId, Number(_sum.sizeBytes)]));
  return rows.map((row) => toContextRecord(row, used.get(row.id) ?? 0));
}

/** {@link toContextRecords} for one of them. */
export async function describeContext(tx: Tx, row: ContextRow): Promise<ContextRecord> {
  const [record] = await toContextRecords(tx, [row]);
  if (record === undefined) throw new Error('A context gave no record');
  return record;
}
