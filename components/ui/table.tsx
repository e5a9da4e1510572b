import clsx from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { ShallowLink } from './shallow-link';

type TableProps = {
  caption: string;
  head: ReactNode;
  children: ReactNode;
  /** Other rows are on their way. */
  isBusy?: boolean;
};

/**
 * A table with hairlines between its rows. Where its container is narrow each row becomes a card; the explicit roles keep it
 * a table for screen readers, which `display: grid` would take away.
 */
export function Table({ caption, head, children, isBusy = false }: TableProps) {
  return (
    <table
      role="table"
      aria-busy={isBusy || undefined}
      className="block w-full rounded border border-line bg-surface tabular-nums transition-opacity aria-busy:opacity-60 aria-busy:delay-200 @wide:table @wide:border-separate @wide:border-spacing-0"
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
      className="h-9 px-1.5 text-left text-xs font-medium whitespace-nowrap text-muted first:pl-4 last:pr-3"
    >
      {children}
    </th>
  );
}

type SortHeaderProps = {
  /** Null while the rows are in another order. */
  direction: 'ascending' | 'descending' | null;
  /** The page in the order that the next click brings. */
  href: string;
  children: string;
};

/** A column's name that sorts by it; the arrow and `aria-sort` say which way. */
export function TableSortHeader({ direction, href, children }: SortHeaderProps) {
  const Arrow = direction === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={direction ?? undefined}
      className="h-9 px-1.5 text-left text-xs font-medium whitespace-nowrap text-muted first:pl-4 last:pr-3"
    >
      {/* Where the rows are cards, the head is for screen readers alone and must hold nothing to focus. */}
      <span className="@wide:hidden">{children}</span>
      <ShallowLink
        href={href}
        className={clsx(
          'group hidden h-6 items-center gap-1 rounded-sm hover:text-ink @wide:inline-flex',
          direction !== null && 'text-ink',
        )}
      >
        {children}
        <Arrow
          aria-hidden
          className={clsx(
            'size-3',
            direction === null && 'invisible group-hover:visible group-focus-visible:visible',
          )}
        />
      </ShallowLink>
    </th>
  );
}

type TableRowProps = ComponentProps<'tr'> & { isDimmed?: boolean; isTicked?: boolean };

/** A row of at least 48 px, or a card. */
export function TableRow({ isDimmed = false, isTicked = false, ...props }: TableRowProps) {
  return (
    <tr
      role="row"
      {...props}
      className={clsx(
        'relative grid gap-x-6 gap-y-1.5 border-t border-line p-4 -outline-offset-2 first:border-t-0',
        '@lg:grid-cols-2 @wide:table-row @wide:h-12',
        isDimmed && 'text-muted',
        isTicked && 'bg-accent-soft',
      )}
    />
  );
}

const CELL =
  '@wide:table-cell @wide:border-t @wide:border-line @wide:px-1.5 @wide:py-1 @wide:align-middle';

/** The cell of a row's checkbox; in a card it stands before the heading. */
export function TableTickCell({ children }: { children: ReactNode }) {
  return (
    <td
      role="cell"
      className={clsx(CELL, 'absolute top-3.5 left-4 @wide:static @wide:w-8 @wide:pr-0 @wide:pl-4')}
    >
      {children}
    </td>
  );
}

/** The cell that names its row; the heading of a card. */
export function TableRowHeader({ children }: { children: ReactNode }) {
  return (
    <th
      role="rowheader"
      scope="row"
      className={clsx(
        CELL,
        'pr-18 text-left font-medium wrap-anywhere not-first:pl-7 @lg:col-span-2 @wide:min-w-24 not-first:@wide:pl-1.5 first:@wide:pl-4',
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
          ? 'absolute top-2 right-2 @wide:static @wide:pr-2 @wide:text-right'
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
