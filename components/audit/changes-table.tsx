import { changesOf, fieldLabel } from './change-list';
import { ChangeValue } from './change-value';
import type { AuditRecord } from '@/lib/audit-logs/schemas';

/** The changed fields of an entry, before and after; nothing where none changed. */
export function ChangesTable({ entry }: { entry: AuditRecord }) {
  const changes = changesOf(entry);
  if (changes.length === 0) return null;
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 rounded border border-line text-left tabular-nums">
      <caption className="pb-2 text-left font-medium">Changes</caption>
      <thead className="text-xs text-muted">
        <tr>
          {['Field', 'Before', 'After'].map((column) => (
            <th key={column} scope="col" className="h-8 px-3 font-medium max-sm:px-2">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr
            key={field}
            className="align-top *:border-t *:border-line *:px-3 *:py-2 *:wrap-anywhere max-sm:*:px-2"
          >
            <th scope="row" className="font-normal text-muted max-sm:text-xs/5">
              {fieldLabel(field)}
            </th>
            <td>
              <ChangeValue field={field} value={before} />
            </td>
            <td>
              <ChangeValue field={field} value={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
