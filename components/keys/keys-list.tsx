'use client';

import type { ReactNode } from 'react';
import { ListSkeleton } from '@/components/ui/list-skeleton';
import { NoSuchPage } from '@/components/ui/no-such-page';
import { Pagination } from '@/components/ui/pagination';
import type { Role } from '@/lib/auth/roles';
import type { KeyRecord } from '@/lib/keys/schemas';
import type { BulkAction } from './bulk-actions';
import { ConnectionNotice } from '@/components/ui/connection-notice';
import type { KeyCommands } from './key-actions';
import { KeysListHead } from './keys-list-head';
import { KeysTable } from './keys-table';
import { isFiltered, keysHref, KEYS_PAGE_SIZE, withoutFilters, type KeysView } from './keys-view';
import { LoadFailure } from './load-failure';
import { NoMatch } from './no-match';
import type { KeySelection } from './use-key-selection';
import type { useKeys } from './use-keys';

type KeysListProps = {
  projectId: string;
  view: KeysView;
  query: ReturnType<typeof useKeys>;
  /** The page's keys, with those that ended here. */
  keys: readonly KeyRecord[];
  role: Role;
  commands: KeyCommands;
  selection: KeySelection;
  workingIds: ReadonlySet<string>;
  empty: ReactNode;
  onView: (view: KeysView) => void;
  onBulk: (action: BulkAction, keys: readonly KeyRecord[]) => void;
};

/** One page of keys in whichever state it is: loading, failed, empty, or there and perhaps out of date. */
export function KeysList(props: KeysListProps) {
  const { projectId, view, query, keys, selection, empty, onView, onBulk } = props;
  const { data, error, failureReason } = query;
  // Of another view there was nothing to keep in sight.
  const hasNothing = data === undefined || (query.isPlaceholderData && keys.length === 0);
  if (hasNothing) {
    return error === null ? (
      <ListSkeleton things="API keys" />
    ) : (
      <LoadFailure
        message={error.message}
        isRetrying={query.isFetching}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const isPlain = !isFiltered(view);
  const hrefOf = (page: number) => keysHref(projectId, { ...view, page });
  return (
    <div className="grid gap-1">
      <ConnectionNotice error={failureReason ?? error} />
      {keys.length === 0 && isPlain ? null : (
        <KeysListHead
          total={data.total}
          isFiltered={!isPlain}
          selection={selection}
          onBulk={onBulk}
        />
      )}
      {keys.length > 0 ? <KeysTable {...props} isStale={query.isPlaceholderData} /> : null}
      {keys.length === 0 && view.page === 1 && isPlain ? empty : null}
      {keys.length === 0 && view.page === 1 && !isPlain ? (
        <NoMatch
          isShowingEnded={view.isShowingEnded}
          onClear={() => onView(withoutFilters(view))}
        />
      ) : null}
      {keys.length === 0 && view.page > 1 ? (
        <NoSuchPage things="keys" firstPage={hrefOf(1)} />
      ) : null}
      <Pagination
        label="Pages of API keys"
        page={view.page}
        pageSize={KEYS_PAGE_SIZE}
        total={data.total}
        hrefOf={hrefOf}
      />
    </div>
  );
}
