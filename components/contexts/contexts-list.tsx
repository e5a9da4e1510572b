'use client';

import { ConnectionNotice } from '@/components/ui/connection-notice';
import { ListSkeleton } from '@/components/ui/list-skeleton';
import { LoadFailure } from '@/components/ui/load-failure';
import { NoMatch } from '@/components/ui/no-match';
import { NoSuchPage } from '@/components/ui/no-such-page';
import { Pagination } from '@/components/ui/pagination';
import { Table, TableHeader } from '@/components/ui/table';
import { ContextRow, type ContextCommands } from './context-row';
import {
  contextsHref,
  CONTEXTS_PAGE_SIZE,
  isFiltered,
  PLAIN_VIEW,
  type ContextsView,
} from './contexts-view';
import type { useContexts } from './use-contexts';

type ContextsListProps = {
  projectId: string;
  view: ContextsView;
  query: ReturnType<typeof useContexts>;
  commands: ContextCommands;
  workingIds: ReadonlySet<string>;
  onView: (view: ContextsView) => void;
};

const COLUMNS = ['Name', 'Status', 'Storage', 'Largest file', 'Extensions', 'Checks'];

/** One page of contexts in whichever state it is: loading, failed, nothing that matches, or there and perhaps out of date. */
export function ContextsList(props: ContextsListProps) {
  const { projectId, view, query, commands, workingIds, onView } = props;
  const { data, error, failureReason, isPlaceholderData } = query;
  if (data === undefined || (isPlaceholderData && data.items.length === 0)) {
    return error === null ? (
      <ListSkeleton things="contexts" />
    ) : (
      <LoadFailure
        title="The contexts could not be loaded."
        message={error.message}
        isRetrying={query.isFetching}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const { items, total } = data;
  const hrefOf = (page: number) => contextsHref(projectId, { ...view, page });
  const count = `${total} context${total === 1 ? '' : 's'}`;
  return (
    <div className="grid gap-1">
      <ConnectionNotice error={failureReason ?? error} />
      <p role="status" className="flex min-h-8 items-center text-muted tabular-nums">
        {isFiltered(view) ? `${count} found` : count}
      </p>
      {items.length === 0 ? null : (
        <Table caption="Contexts" isBusy={isPlaceholderData} head={<ContextsHead />}>
          {items.map((context) => (
            <ContextRow
              key={context.context_id}
              context={context}
              commands={commands}
              isWorking={workingIds.has(context.context_id)}
            />
          ))}
        </Table>
      )}
      {items.length === 0 && view.page === 1 ? (
        <NoMatch title="No context matches" onClear={() => onView(PLAIN_VIEW)} />
      ) : null}
      {items.length === 0 && view.page > 1 ? (
        <NoSuchPage things="contexts" firstPage={hrefOf(1)} />
      ) : null}
      <Pagination
        label="Pages of contexts"
        page={view.page}
        pageSize={CONTEXTS_PAGE_SIZE}
        total={total}
        hrefOf={hrefOf}
      />
    </div>
  );
}

function ContextsHead() {
  return (
    <>
      {COLUMNS.map((column) => (
        <TableHeader key={column}>{column}</TableHeader>
      ))}
      <TableHeader>
        <span className="sr-only">Actions</span>
      </TableHeader>
    </>
  );
}
