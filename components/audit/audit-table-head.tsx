import { TableHeader } from '@/components/ui/table';

/** The columns' names. */
export function AuditTableHead() {
  return (
    <>
      <TableHeader>What</TableHeader>
      <TableHeader>By</TableHeader>
      <TableHeader>When</TableHeader>
      <TableHeader>Address</TableHeader>
    </>
  );
}
