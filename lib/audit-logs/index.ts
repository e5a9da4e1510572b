export { listAuditLogs } from './list-audit-logs';
