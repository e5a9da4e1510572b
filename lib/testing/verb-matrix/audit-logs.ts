import * as auditLogs from '@/lib/audit-logs';
import { ExportAuditLogsQuery, ListAuditLogsQuery } from '@/lib/audit-logs/schemas';
import { EVERYONE, type DomainVerbs } from './row';

/** Who gets past the gates of lib/audit-logs. */
export const auditLogsVerbs: DomainVerbs = {
  exports: auditLogs,
  verbs: {
    exportAuditLogs: {
      ...{ key: 'admin', members: EVERYONE, operator: true },
      run: (ctx) => auditLogs.exportAuditLogs(ctx, ExportAuditLogsQuery.parse({})),
    },
    listAuditLogs: {
      ...{ key: 'admin', members: EVERYONE, operator: true },
      run: (ctx) => auditLogs.listAuditLogs(ctx, ListAuditLogsQuery.parse({})),
    },
  },
  others: { MAX_EXPORTED_ENTRIES: 'is a number' },
};
