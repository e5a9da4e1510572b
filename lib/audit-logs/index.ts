export { exportAuditLogs, MAX_EXPORTED_ENTRIES } from './export-audit-logs';
export { listAuditLogs } from './list-audit-logs';
