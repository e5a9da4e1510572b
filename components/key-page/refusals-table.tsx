'use client';

import { useState } from 'react';
import { Address } from '@/components/ui/address';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Table, TableCell, TableHeader, TableRow, TableRowHeader } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { KeyUsage } from '@/lib/usage/schemas';
import { outcomeText } from './outcome-text';

type Refusal = KeyUsage['refusals'][number];

const FEW = 5;

/** A key's latest refused requests, the newest first; more of them on demand. */
export function RefusalsTable({ refusals }: { refusals: readonly Refusal[] }) {
  const [isShowingAll, setIsShowingAll] = useState(false);
  if (refusals.length === 0) {
    return <p className="text-muted">No request with this key has been refused lately.</p>;
  }
  const shown = isShowingAll ? refusals : refusals.slice(0, FEW);
  const head = (
    <>
      <TableHeader>Refused with</TableHeader>
      <TableHeader>Request</TableHeader>
      <TableHeader>When</TableHeader>
      <TableHeader>Address</TableHeader>
      <TableHeader>Request ID</TableHeader>
    </>
  );
  return (
    <div className="grid justify-items-start gap-3">
      <Table caption="Recent refusals" head={head}>
        {shown.map((refusal) => (
          <RefusalRow key={refusal.request_id + refusal.refused_at} refusal={refusal} />
        ))}
      </Table>
      {refusals.length > FEW ? (
        <Button
          size="small"
          aria-expanded={isShowingAll}
          onClick={() => setIsShowingAll(!isShowingAll)}
        >
          {isShowingAll ? 'Show fewer' : `Show all ${refusals.length}`}
        </Button>
      ) : null}
    </div>
  );
}

function RefusalRow({ refusal }: { refusal: Refusal }) {
  const { code, method, path, refused_at: at, ip_address: address, request_id: id } = refusal;
  return (
    <TableRow>
      <TableRowHeader>
        <span className="grid py-1 font-normal">
          <code className="font-mono text-[0.8125rem]">{code}</code>
          <span className="text-xs text-muted">{outcomeText(code)}</span>
        </span>
      </TableRowHeader>
      <TableCell label="Request">
        <code className="font-mono text-xs leading-5 wrap-anywhere">
          {method} {path}
        </code>
      </TableCell>
      <TableCell label="When">
        <span className="@wide:whitespace-nowrap">
          <Time at={at} format="full" />
        </span>
      </TableCell>
      <TableCell label="Address">
        <Address address={address} />
      </TableCell>
      <TableCell label="Request ID">
        <span className="min-w-0">
          <code className="font-mono text-xs leading-5 wrap-anywhere">{id}</code>{' '}
          <CopyButton label={`Copy request ID ${id}`} value={id} />
        </span>
      </TableCell>
    </TableRow>
  );
}
