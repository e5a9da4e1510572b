'use client';

import { Trash2 } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Checkbox } from '@/components/ui/checkbox';
import { IconButton } from '@/components/ui/icon-button';
import {
  Table,
  TableCell,
  TableHeader,
  TableRow,
  TableRowHeader,
  TableSortHeader,
  TableTickCell,
} from '@/components/ui/table';

const ROWS = [
  { name: 'Checkout', environment: 'Live', used: '4 minutes ago' },
  { name: 'Nightly backup', environment: 'Test', used: 'Never used' },
];

/** A table of two rows: cards in a narrow place. */
export function TableSample() {
  return (
    <Table
      caption="API keys"
      head={
        <>
          <TableHeader>
            <span className="sr-only">Select</span>
          </TableHeader>
          <TableSortHeader direction="ascending" href="?sort=-name">
            Name
          </TableSortHeader>
          <TableHeader>Environment</TableHeader>
          <TableHeader>Last used</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </>
      }
    >
      {ROWS.map(({ name, environment, used }, place) => (
        <TableRow key={name} isTicked={place === 1}>
          <TableTickCell>
            <Checkbox
              label={`Select key ${name}`}
              isLabelHidden
              isChecked={place === 1}
              onChange={() => undefined}
            />
          </TableTickCell>
          <TableRowHeader>{name}</TableRowHeader>
          <TableCell label="Environment">
            <Badge tone={environment === 'Live' ? 'ok' : 'warn'}>{environment}</Badge>
          </TableCell>
          <TableCell label="Last used">{used}</TableCell>
          <TableCell label="" isAction>
            <IconButton label={`Revoke key ${name}`} isDangerous>
              <Trash2 aria-hidden />
            </IconButton>
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}
