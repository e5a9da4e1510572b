import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { toAuditRecord } from './audit-record';
import { matchingEntries, NEWEST_FIRST } from './matching-entries';
import type { ExportAuditLogsQuery } from './schemas';
import { toCsv } from './to-csv';

/** How many entries an export holds at most, the newest: about 5 MB. */
export const MAX_EXPORTED_ENTRIES = 10_000;

/** A text as a file to be saved. */
type Export = {
  filename: string;
  contentType: string;
  sizeBytes: number;
  /** Changes whenever the bytes do. */
  tag: string;
  read: (range?: { start: number; end: number }) => Promise<Readable>;
};

/**
 * What happened, newest first, as a CSV file named after the day (UTC): what {@link listAuditLogs} would tell on all its pages, up to
 * {@link MAX_EXPORTED_ENTRIES}.
 * @throws AppError `insufficient_scope`
 */
export async function exportAuditLogs(ctx: Ctx, filter: ExportAuditLogsQuery): Promise<Export> {
  const { principal } = ctx;
  requireScope(principal, 'admin');
  const rows = await ctx.db.auditLog.findMany({
    where: matchingEntries(principal, filter),
    orderBy: NEWEST_FIRST,
    take: MAX_EXPORTED_ENTRIES,
  });
  const bytes = Buffer.from(toCsv(rows.map(toAuditRecord)));
  return {
    filename: `audit-log-${ctx.now.toISOString().slice(0, 10)}.csv`,
    contentType: 'text/csv; charset=utf-8; header=present',
    sizeBytes: bytes.length,
    tag: createHash('sha256').update(bytes).digest('hex'),
    read: (range = { start: 0, end: bytes.length - 1 }) =>
      Promise.resolve(Readable.from([bytes.subarray(range.start, range.end + 1)])),
  };
}
