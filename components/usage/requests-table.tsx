'use client';

import { Table, TableCell, TableHeader, TableRow, TableRowHeader } from '@/components/ui/table';
import { useDayText } from '@/components/ui/use-day-text';
import type { RequestsOfDay } from './requests-drawing';

/** Every number of the chart, the latest day first. */
export function RequestsTable({ days }: { days: readonly RequestsOfDay[] }) {
  const dayText = useDayText();
  const head = (
    <>
      <TableHeader>Day (UTC)</TableHeader>
      <TableHeader>Accepted</TableHeader>
      <TableHeader>Refused</TableHeader>
    </>
  );
  return (
    <Table caption="Requests per day" head={head}>
      {days.toReversed().map(({ date, accepted, refused }) => (
        <TableRow key={date}>
          <TableRowHeader>
            <time dateTime={date}>{dayText(date)}</time>
          </TableRowHeader>
          <TableCell label="Accepted">{accepted.toLocaleString('en')}</TableCell>
          <TableCell label="Refused">{refused.toLocaleString('en')}</TableCell>
        </TableRow>
      ))}
    </Table>
  );
}
