'use client';

import { Address } from '@/components/ui/address';
import { TableCell, TableRow, TableRowHeader } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { AuditRecord } from '@/lib/audit-logs/schemas';
import { tell } from './action-texts';
import { AuditActor } from './audit-actor';

type AuditRowProps = { entry: AuditRecord; onOpen: (entry: AuditRecord) => void };

/** One thing that happened. Its sentence opens what else is known of it. */
export function AuditRow({ entry, onOpen }: AuditRowProps) {
  const { before, name, after } = tell(entry);
  return (
    <TableRow>
      <TableRowHeader>
        <button
          type="button"
          onClick={() => onOpen(entry)}
          className="min-h-6 rounded-sm text-left font-normal wrap-anywhere decoration-edge underline-offset-4 hover:underline"
        >
          {before}
          {name === undefined ? null : <span className="font-medium"> {name}</span>}
          {after === undefined ? null : ` ${after}`}
        </button>
      </TableRowHeader>
      <TableCell label="By">
        <AuditActor actor={entry.actor} />
      </TableCell>
      <TableCell label="When">
        <span className="@wide:whitespace-nowrap">
          <Time at={entry.created_at} format="full" />
        </span>
      </TableCell>
      <TableCell label="Address">
        <Address address={entry.ip_address} />
      </TableCell>
    </TableRow>
  );
}
