'use client';

import type { ReactNode } from 'react';
import { ConnectionNotice } from '@/components/ui/connection-notice';
import { ListSkeleton } from '@/components/ui/list-skeleton';
import { LoadFailure } from '@/components/ui/load-failure';
import { NoMatch } from '@/components/ui/no-match';
import { NoSuchPage } from '@/components/ui/no-such-page';
import { Pagination } from '@/components/ui/pagination';
import type { Role } from '@/lib/auth/roles';
import type { FileCommands } from './file-row';
import { FilesTable } from './files-table';
import { filesHref, FILES_PAGE_SIZE, isFiltered, PLAIN_VIEW, type FilesView } from './files-view';
import type { useFiles } from './use-files';

/** The count above the list, where the focus goes when what had it is gone. */
export const FILES_COUNT_ID = 'files-count';

type FilesListProps = {
  projectId: string;
  view: FilesView;
  query: ReturnType<typeof useFiles>;
  role: Role;
  commands: FileCommands;
  downloadingIds: ReadonlySet<string>;
  empty: ReactNode;
  onView: (view: FilesView) => void;
};

/** One page of files in whichever state it is: loading, failed, empty, or there and perhaps out of date. */
export function FilesList(props: FilesListProps) {
  const { projectId, view, query, role, commands, downloadingIds, empty, onView } = props;
  const { data, error, failureReason, isPlaceholderData } = query;
  if (data === undefined || (isPlaceholderData && data.items.length === 0)) {
    return error === null ? (
      <ListSkeleton things="files" />
    ) : (
      <LoadFailure
        title="The files could not be loaded."
        message={error.message}
        isRetrying={query.isFetching}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const { items, total } = data;
  const isPlain = !isFiltered(view);
  const isNone = items.length === 0;
  const hrefOf = (page: number) => filesHref(projectId, { ...view, page });
  return (
    <div className="grid gap-1">
      <ConnectionNotice error={failureReason ?? error} />
      <p
        id={FILES_COUNT_ID}
        tabIndex={-1}
        role="status"
        className="flex items-center rounded-sm text-muted tabular-nums not-empty:min-h-8"
      >
        {isNone && isPlain ? '' : countText(total, isPlain)}
      </p>
      {isNone ? null : (
        <FilesTable
          files={items}
          role={role}
          commands={commands}
          downloadingIds={downloadingIds}
          isStale={isPlaceholderData}
        />
      )}
      {isNone && view.page === 1 && isPlain ? empty : null}
      {isNone && view.page === 1 && !isPlain ? (
        <NoMatch title="No file matches" onClear={() => onView(PLAIN_VIEW)} />
      ) : null}
      {isNone && view.page > 1 ? <NoSuchPage things="files" firstPage={hrefOf(1)} /> : null}
      <Pagination
        label="Pages of files"
        page={view.page}
        pageSize={FILES_PAGE_SIZE}
        total={total}
        hrefOf={hrefOf}
      />
    </div>
  );
}

function countText(total: number, isPlain: boolean): string {
  const files = `${total} file${total === 1 ? '' : 's'}`;
  return isPlain ? files : `${files} found`;
}
