import type { AuditRecord } from '@/lib/audit-logs/schemas';

/** A field that changed; undefined where it was not there before, or is not any more. */
export type Change = { field: string; before: unknown; after: unknown };

/** What an entry says of changed fields, one by one, in the order it says it. */
export function changesOf({ changes }: Pick<AuditRecord, 'changes'>): Change[] {
  const { before, after, ...others } = changes;
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const fields = new Set([...old.keys(), ...now.keys()]);
  return [
    ...Array.from(fields, (field) => ({ field, before: old.get(field), after: now.get(field) })),
    ...Object.entries(others).map(([field, value]) => ({ field, before: undefined, after: value })),
  ];
}

function fieldsOf(value: unknown): Map<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

/** `expires_at` as "Expires at". */
export function fieldLabel(field: string): string {
  const words = field.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
