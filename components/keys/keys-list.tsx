'use client';

import type { ReactNode } from 'react';
import { Pagination } from '@/components/ui/pagination';
import { ShallowLink } from '@/components/ui/shallow-link';
import type { Role } from '@/lib/auth/roles';
import type { KeyRecord } from '@/lib/keys/schemas';
import { ConnectionNotice } from './connection-notice';
import { keysInView } from './keys-in-view';
import { KeysSkeleton } from './keys-skeleton';
import { KeysTable } from './keys-table';
import { keysHref, KEYS_PAGE_SIZE, type KeysView } from './keys-view';
import { LoadFailure } from './load-failure';
import type { useKeys } from './use-keys';

type KeysListProps = {
  projectId: string;
  view: KeysView;
  query: ReturnType<typeof useKeys>;
  justRevoked: readonly KeyRecord[];
  role: Role;
  empty: ReactNode;
  onRevoke: (apiKey: KeyRecord) => void;
};

/** One page of keys in whichever state it is: loading, failed, empty, or there and perhaps out of date. */
export function KeysList(props: KeysListProps) {
  const { projectId, view, query, justRevoked, role, empty, onRevoke } = props;
  const { data, error, failureReason } = query;
  if (data === undefined) {
    return error === null ? (
      <KeysSkeleton />
    ) : (
      <LoadFailure
        message={error.message}
        isRetrying={query.isFetching}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const keys = keysInView(data.items, justRevoked);
  const hrefOf = (page: number) => keysHref(projectId, { ...view, page });
  return (
    <div className="grid">
      <ConnectionNotice error={failureReason ?? error} />
      {keys.length > 0 ? <KeysTable keys={keys} role={role} onRevoke={onRevoke} /> : null}
      {keys.length === 0 && view.page === 1 ? empty : null}
      {keys.length === 0 && view.page > 1 ? (
        <p className="text-muted">
          This page has no keys.{' '}
          <ShallowLink
            href={hrefOf(1)}
            className="rounded-sm text-accent-ink underline underline-offset-4"
          >
            Go to the first page
          </ShallowLink>
        </p>
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
