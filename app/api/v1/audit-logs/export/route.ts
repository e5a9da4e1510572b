import { exportAuditLogs } from '@/lib/audit-logs';
import { AuditLogsFile, ExportAuditLogsQuery } from '@/lib/audit-logs/schemas';
import { route } from '@/lib/http/route';

export const GET = route({
  summary: 'Save what happened as a CSV file, the newest 10,000 entries at most',
  scope: 'admin',
  query: ExportAuditLogsQuery,
  output: AuditLogsFile,
  bytes: true,
  run: (ctx, { query }) => exportAuditLogs(ctx, query),
});
