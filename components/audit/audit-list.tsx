'use client';

import { ScrollText } from 'lucide-react';
import { ConnectionNotice } from '@/components/ui/connection-notice';
import { EmptyState } from '@/components/ui/empty-state';
import { ListSkeleton } from '@/components/ui/list-skeleton';
import { LoadFailure } from '@/components/ui/load-failure';
import { NoMatch } from '@/components/ui/no-match';
import { NoSuchPage } from '@/components/ui/no-such-page';
import { Pagination } from '@/components/ui/pagination';
import { Table } from '@/components/ui/table';
import type { AuditRecord } from '@/lib/audit-logs/schemas';
import { AuditRow } from './audit-row';
import { AuditTableHead } from './audit-table-head';
import { AUDIT_PAGE_SIZE, auditHref, isFiltered, PLAIN_VIEW, type AuditView } from './audit-view';
import type { useAuditLogs } from './use-audit-logs';

/** The count above the list, where the focus goes when what had it is gone. */
export const AUDIT_COUNT_ID = 'audit-count';

type AuditListProps = {
  projectId: string;
  view: AuditView;
  query: ReturnType<typeof useAuditLogs>;
  /** How many entries an export holds at most. */
  mostExported: number;
  onOpen: (entry: AuditRecord) => void;
  onView: (view: AuditView) => void;
};

/** One page of the log in whichever state it is: loading, failed, empty, or there and perhaps out of date. */
export function AuditList(props: AuditListProps) {
  const { projectId, view, query, mostExported, onOpen, onView } = props;
  const { data, error, failureReason, isPlaceholderData } = query;
  if (data === undefined || (isPlaceholderData && data.items.length === 0)) {
    return error === null ? (
      <ListSkeleton things="entries" />
    ) : (
      <LoadFailure
        title="The audit log could not be loaded."
        message={error.message}
        isRetrying={query.isFetching}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const { items, total } = data;
  const isNone = items.length === 0;
  const hrefOf = (page: number) => auditHref(projectId, { ...view, page });
  return (
    <div className="grid gap-1">
      <ConnectionNotice error={failureReason ?? error} />
      <p
        id={AUDIT_COUNT_ID}
        tabIndex={-1}
        role="status"
        className="flex items-center rounded-sm text-muted tabular-nums not-empty:min-h-8"
      >
        {isNone && !isFiltered(view) ? '' : countText(total, view)}
        {total > mostExported
          ? `. An export holds the newest ${mostExported.toLocaleString('en')} of them.`
          : null}
      </p>
      {isNone ? null : (
        <Table caption="Audit log" isBusy={isPlaceholderData} head={<AuditTableHead />}>
          {items.map((entry) => (
            <AuditRow key={entry.audit_id} entry={entry} onOpen={onOpen} />
          ))}
        </Table>
      )}
      {isNone ? <Nothing view={view} firstPage={hrefOf(1)} onView={onView} /> : null}
      <Pagination
        label="Pages of the audit log"
        page={view.page}
        pageSize={AUDIT_PAGE_SIZE}
        total={total}
        hrefOf={hrefOf}
      />
    </div>
  );
}

type NothingProps = Pick<AuditListProps, 'view' | 'onView'> & { firstPage: string };

/** Why there is no row. */
function Nothing({ view, firstPage, onView }: NothingProps) {
  if (view.page > 1) return <NoSuchPage things="entries" firstPage={firstPage} />;
  if (isFiltered(view)) {
    return (
      <NoMatch
        title="No entry matches"
        hint="Try fewer filters, or other days."
        onClear={() => onView(PLAIN_VIEW)}
      />
    );
  }
  return (
    <EmptyState icon={ScrollText} title="No entries yet">
      Every change to keys, files, contexts, projects and members is remembered here.
    </EmptyState>
  );
}

function countText(total: number, view: AuditView): string {
  const entries = `${total.toLocaleString('en')} ${total === 1 ? 'entry' : 'entries'}`;
  return isFiltered(view) ? `${entries} found` : entries;
}
