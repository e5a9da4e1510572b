import { stringify } from 'csv-stringify/sync';
import type { AuditRecord } from './schemas';

const COLUMNS = [
  ...['created_at', 'action', 'entity_type', 'entity_id', 'entity_name'],
  ...['actor_type', 'actor_id', 'actor_name', 'ip_address', 'user_agent'],
  ...['request_id', 'changes', 'audit_id'],
];

/**
 * Entries as CSV with a header (RFC 4180), `changes` as JSON. A cell that a spreadsheet would take for a formula begins with `'`:
 * names and user agents are strangers' text.
 */
export function toCsv(entries: readonly AuditRecord[]): string {
  return stringify(entries.map(toCells), {
    header: true,
    columns: COLUMNS,
    record_delimiter: '\r\n',
    escape_formulas: true,
    // By itself it quotes a line break only where it is the record's delimiter.
    quoted_match: /[\r\n]/,
  });
}

function toCells({ entity, actor, ...entry }: AuditRecord): (string | null)[] {
  return [
    ...[entry.created_at, entry.action, entity.type, entity.id, entity.name],
    ...[actor.type, actor.id, actor.name, entry.ip_address, entry.user_agent],
    ...[entry.request_id, JSON.stringify(entry.changes), entry.audit_id],
  ];
}
