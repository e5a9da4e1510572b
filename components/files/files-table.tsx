'use client';

import { Table, TableHeader } from '@/components/ui/table';
import { mayWrite, type Role } from '@/lib/auth/roles';
import type { FileRecord } from '@/lib/files/schemas';
import { FileRow, type FileCommands } from './file-row';

const COLUMNS = ['Name', 'Size', 'Context', 'Environment', 'Uploaded', 'Downloads'];

type FilesTableProps = {
  files: readonly FileRecord[];
  role: Role;
  commands: FileCommands;
  downloadingIds: ReadonlySet<string>;
  /** The rows of another view, while those of this one load. */
  isStale: boolean;
};

/** The files as a table; as cards where it is narrow. */
export function FilesTable({ files, role, commands, downloadingIds, isStale }: FilesTableProps) {
  return (
    <Table caption="Files" isBusy={isStale} head={<FilesTableHead />}>
      {files.map((file) => (
        <FileRow
          key={file.file_id}
          file={file}
          commands={mayWrite(role, file.environment) ? commands : { ...commands, remove: null }}
          isDownloading={downloadingIds.has(file.file_id)}
        />
      ))}
    </Table>
  );
}

function FilesTableHead() {
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
