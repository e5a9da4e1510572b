'use client';

import { Table, TableCell, TableHeader, TableRow, TableRowHeader } from '@/components/ui/table';
import { useDayText } from '@/components/ui/use-day-text';
import type { KeyUsage } from '@/lib/usage/schemas';
import { refusedByCode } from './refused-by-code';

/** Every number of a key's usage, by day and by outcome, the latest day first. */
export function KeyUsageTable({ days }: { days: KeyUsage['days'] }) {
  const dayText = useDayText();
  const head = (
    <>
      <TableHeader>Day (UTC)</TableHeader>
      <TableHeader>Accepted</TableHeader>
      <TableHeader>Refused</TableHeader>
      <TableHeader>Refused with</TableHeader>
    </>
  );
  return (
    <Table caption="Requests per day and outcome" head={head}>
      {days.toReversed().map((day) => (
        <TableRow key={day.date}>
          <TableRowHeader>
            <time dateTime={day.date}>{dayText(day.date)}</time>
          </TableRowHeader>
          <TableCell label="Accepted">{day.accepted.toLocaleString('en')}</TableCell>
          <TableCell label="Refused">{day.refused.toLocaleString('en')}</TableCell>
          <TableCell label="Refused with">
            <span className="font-mono text-xs leading-5 wrap-anywhere">
              {refusedByCode([day])
                .map(({ code, requests }) => `${code} ${requests.toLocaleString('en')}`)
                .join(', ')}
            </span>
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}
