'use client';

import { Download, Trash2 } from 'lucide-react';
import { EnvironmentBadge } from '@/components/keys/environment-badge';
import { IconButton } from '@/components/ui/icon-button';
import { sizeText } from '@/components/ui/size-text';
import { Spinner } from '@/components/ui/spinner';
import { TableCell, TableRow, TableRowHeader } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { FileRecord } from '@/lib/files/schemas';
import { DeletedIn } from './deleted-in';

export type FileCommands = {
  open: (file: FileRecord) => void;
  download: (file: FileRecord) => void;
  /** Null for a role that may not delete files of its environment. */
  remove: ((file: FileRecord) => void) | null;
};

type FileRowProps = { file: FileRecord; commands: FileCommands; isDownloading: boolean };

/** One file. Its name opens what else is known of it. */
export function FileRow({ file, commands, isDownloading }: FileRowProps) {
  const { remove } = commands;
  const name = file.original_filename;
  return (
    <TableRow>
      <TableRowHeader>
        <span className="grid min-w-0">
          <button
            type="button"
            onClick={() => commands.open(file)}
            className="min-h-6 justify-self-start rounded-sm text-left wrap-anywhere decoration-edge underline-offset-4 hover:underline"
          >
            <span dir="auto" title={name} className="line-clamp-2">
              {name}
            </span>
          </button>
          <span className="text-xs font-normal text-muted">{file.content_type}</span>
        </span>
      </TableRowHeader>
      <TableCell label="Size">
        <span className="whitespace-nowrap">{sizeText(file.size_bytes)}</span>
      </TableCell>
      <TableCell label="Context">
        <code className="font-mono text-xs leading-5 wrap-anywhere @wide:inline-block @wide:min-w-24">
          {file.context_key}
        </code>
      </TableCell>
      <TableCell label="Environment">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <EnvironmentBadge environment={file.environment} />
          <DeletedIn at={file.expires_at} />
        </span>
      </TableCell>
      <TableCell label="Uploaded">
        <span className="grid min-w-0 whitespace-nowrap @wide:max-w-36">
          <Time at={file.created_at} format="ago" />
          <span className="truncate text-xs text-muted" title={file.uploaded_by.name}>
            <span className="sr-only">by </span>
            {file.uploaded_by.name}
          </span>
        </span>
      </TableCell>
      <TableCell label="Downloads">{file.download_count}</TableCell>
      <TableCell label="" isAction>
        <span className="flex justify-end">
          <IconButton
            label={`Download ${name}`}
            aria-busy={isDownloading || undefined}
            onClick={() => commands.download(file)}
          >
            {isDownloading ? <Spinner meanwhile={<Download />} /> : <Download aria-hidden />}
          </IconButton>
          {remove === null ? null : (
            <IconButton label={`Delete file ${name}`} isDangerous onClick={() => remove(file)}>
              <Trash2 aria-hidden />
            </IconButton>
          )}
        </span>
      </TableCell>
    </TableRow>
  );
}
