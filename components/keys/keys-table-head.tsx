import { TableHeader } from '@/components/ui/table';

const COLUMNS = [
  'Name',
  'Key',
  'Environment',
  'Scopes',
  'Status',
  'Created',
  'Last used',
  'Expires',
];

/** The columns' names. */
export function KeysTableHead() {
  return (
    <>
      {COLUMNS.map((column) => (
        <TableHeader key={column}>{column}</TableHeader>
      ))}
      <TableHeader>
        <span className="sr-only">Actions</span>
      </TableHeader>
    </>
  );
}
