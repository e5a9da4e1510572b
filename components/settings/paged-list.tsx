'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode, Ref } from 'react';
import { ConnectionNotice } from '@/components/ui/connection-notice';
import { ListSkeleton } from '@/components/ui/list-skeleton';
import { LoadFailure } from '@/components/ui/load-failure';
import { NoSuchPage } from '@/components/ui/no-such-page';
import { Pagination } from '@/components/ui/pagination';
import { SETTINGS_PAGE_SIZE } from './page-size';
import type { ListPage } from './use-page-list';

type PagedListProps<T> = {
  /** What it holds: "session", "sessions". */
  thing: string;
  things: string;
  page: number;
  query: UseQueryResult<ListPage<T>, Error>;
  hrefOf: (page: number) => string;
  /** Has the focus once a row that had it is gone. */
  countRef: Ref<HTMLParagraphElement>;
  /** Stands where the table would be when there is nothing at all. */
  empty?: ReactNode;
  /** The table. */
  children: (items: T[], isBusy: boolean) => ReactNode;
};

/** One page of a list of the settings in whichever state it is: loading, failed, empty, or there and perhaps out of date. */
export function PagedList<T>(props: PagedListProps<T>) {
  const { thing, things, page, query, hrefOf, countRef, empty = null, children } = props;
  const { data, error, failureReason, isPlaceholderData, isFetching, refetch } = query;
  if (data === undefined) {
    return error === null ? (
      <ListSkeleton things={things} />
    ) : (
      <LoadFailure
        title={`The ${things} could not be loaded.`}
        message={error.message}
        isRetrying={isFetching}
        onRetry={() => void refetch()}
      />
    );
  }
  const { items, total } = data;
  return (
    <div className="grid gap-1">
      <ConnectionNotice error={failureReason ?? error} />
      <p
        ref={countRef}
        role="status"
        tabIndex={-1}
        className="flex min-h-8 items-center text-muted tabular-nums outline-none"
      >
        {total} {total === 1 ? thing : things}
      </p>
      {items.length === 0 ? null : children(items, isPlaceholderData)}
      {total === 0 ? empty : null}
      {items.length === 0 && total > 0 ? (
        <NoSuchPage things={things} firstPage={hrefOf(1)} />
      ) : null}
      <Pagination
        label={`Pages of ${things}`}
        page={page}
        pageSize={SETTINGS_PAGE_SIZE}
        total={total}
        hrefOf={hrefOf}
      />
    </div>
  );
}
