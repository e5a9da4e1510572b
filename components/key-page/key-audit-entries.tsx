'use client';

import { AuditRow } from '@/components/audit/audit-row';
import { AuditTableHead } from '@/components/audit/audit-table-head';
import { ConnectionNotice } from '@/components/ui/connection-notice';
import { ListSkeleton } from '@/components/ui/list-skeleton';
import { LoadFailure } from '@/components/ui/load-failure';
import { Table } from '@/components/ui/table';
import type { AuditRecord } from '@/lib/audit-logs/schemas';
import type { useKeyAudit } from './use-key-audit';

type KeyAuditEntriesProps = {
  query: ReturnType<typeof useKeyAudit>;
  onOpen: (entry: AuditRecord) => void;
};

/** A key's latest entries in whichever state they are: loading, failed, or there and perhaps out of date. */
export function KeyAuditEntries({ query, onOpen }: KeyAuditEntriesProps) {
  const { data, error, failureReason } = query;
  if (data === undefined) {
    return error === null ? (
      <ListSkeleton things="the audit trail" />
    ) : (
      <LoadFailure
        title="The audit trail could not be loaded."
        message={error.message}
        isRetrying={query.isFetching}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return (
    <div>
      <ConnectionNotice error={failureReason ?? error} />
      {data.items.length === 0 ? (
        <p className="text-muted">The audit log has no entry about this key.</p>
      ) : (
        <Table caption="Audit trail" head={<AuditTableHead />}>
          {data.items.map((entry) => (
            <AuditRow key={entry.audit_id} entry={entry} onOpen={onOpen} />
          ))}
        </Table>
      )}
    </div>
  );
}
