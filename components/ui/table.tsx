import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

type TableProps = { caption: string; head: ReactNode; children: ReactNode };

/**
 * A table with hairlines between its rows. Where its container is narrow each row becomes a card; the explicit roles keep it
 * a table for screen readers, which `display: grid` would take away.
 */
export function Table({ caption, head, children }: TableProps) {
  return (
    <table
      role="table"
      className="block w-full rounded border border-line bg-surface tabular-nums @wide:table @wide:border-separate @wide:border-spacing-0"
    >
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only @wide:not-sr-only @wide:table-header-group">
        <tr role="row">{head}</tr>
      </thead>
      <tbody className="block @wide:table-row-group">{children}</tbody>
    </table>
  );
}

export function TableHeader({ children }: { children: ReactNode }) {
  return (
    <th
      role="columnheader"
      scope="col"
      className="h-9 px-2 text-left text-xs font-medium whitespace-nowrap text-muted first:pl-4 last:pr-3"
    >
      {children}
    </th>
  );
}

type TableRowProps = ComponentProps<'tr'> & { isDimmed?: boolean };

/** A row of at least 48 px, or a card. */
export function TableRow({ isDimmed = false, ...props }: TableRowProps) {
  return (
    <tr
      role="row"
      {...props}
      className={clsx(
        'relative grid gap-x-6 gap-y-1.5 border-t border-line p-4 -outline-offset-2 first:border-t-0',
        '@lg:grid-cols-2 @wide:table-row @wide:h-12',
        isDimmed && 'text-muted',
      )}
    />
  );
}

const CELL =
  '@wide:table-cell @wide:border-t @wide:border-line @wide:px-2 @wide:py-1 @wide:align-middle';

/** The cell that names its row; the heading of a card. */
export function TableRowHeader({ children }: { children: ReactNode }) {
  return (
    <th
      role="rowheader"
      scope="row"
      className={clsx(
        CELL,
        'pr-10 text-left font-medium wrap-anywhere @lg:col-span-2 @wide:min-w-28 @wide:pl-4',
      )}
    >
      {children}
    </th>
  );
}

type TableCellProps = { label: string; children: ReactNode; isAction?: boolean };

/** A cell; as a part of a card it shows its column's name itself. */
export function TableCell({ label, children, isAction = false }: TableCellProps) {
  return (
    <td
      role="cell"
      className={clsx(
        CELL,
        isAction
          ? 'absolute top-2 right-2 @wide:static @wide:pr-3 @wide:text-right'
          : 'flex min-w-0 items-start gap-3',
      )}
    >
      {label === '' ? null : (
        <span aria-hidden className="w-20 shrink-0 text-xs leading-5 text-muted @wide:hidden">
          {label}
        </span>
      )}
      {children}
    </td>
  );
}
