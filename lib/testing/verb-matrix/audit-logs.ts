import * as auditLogs from '@/lib/audit-logs';
import { ListAuditLogsQuery } from '@/lib/audit-logs/schemas';
import { EVERYONE, type DomainVerbs } from './row';

/** Who gets past the gates of lib/audit-logs. */
export const auditLogsVerbs: DomainVerbs = {
  exports: auditLogs,
  verbs: {
    listAuditLogs: {
      ...{ key: 'admin', members: EVERYONE, operator: true },
      run: (ctx) => auditLogs.listAuditLogs(ctx, ListAuditLogsQuery.parse({})),
    },
  },
  others: {},
};
