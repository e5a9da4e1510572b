import { listAuditLogs } from '@/lib/audit-logs';
import { AuditRecord, ListAuditLogsQuery } from '@/lib/audit-logs/schemas';
import { route } from '@/lib/http/route';

export const GET = route({
  summary: 'List what happened: who did what to which, when and from where',
  scope: 'admin',
  query: ListAuditLogsQuery,
  output: AuditRecord.array(),
  paginated: true,
  run: (ctx, { query }) => listAuditLogs(ctx, query),
});
