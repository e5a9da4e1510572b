'use client';

import { CirclePause, CirclePlay, Pencil } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { TableCell, TableRow, TableRowHeader } from '@/components/ui/table';
import type { ContextRecord } from '@/lib/contexts/schemas';
import { ContextStatus } from './context-status';
import { StorageUse } from './storage-use';

export type ContextCommands = {
  open: (context: ContextRecord) => void;
  /** Null for who may not change contexts. */
  edit: ((context: ContextRecord) => void) | null;
  turn: (context: ContextRecord) => void;
};

type ContextRowProps = { context: ContextRecord; commands: ContextCommands; isWorking: boolean };

/** One context. Its name opens its rules. */
export function ContextRow({ context, commands, isWorking }: ContextRowProps) {
  const { edit, open, turn } = commands;
  const { display_name: name, allowed_extensions: extensions, status } = context;
  const isActive = status === 'active';
  return (
    <TableRow isDimmed={!isActive}>
      <TableRowHeader>
        <span className="grid min-w-0">
          <button
            type="button"
            onClick={() => (edit ?? open)(context)}
            className="min-h-6 justify-self-start rounded-sm text-left wrap-anywhere decoration-edge underline-offset-4 hover:underline"
          >
            <span dir="auto" title={name} className="line-clamp-2">
              {name}
            </span>
          </button>
          <code className="line-clamp-2 font-mono text-xs font-normal text-muted">
            {context.context_key}
          </code>
        </span>
      </TableRowHeader>
      <TableCell label="Status">
        <ContextStatus status={status} />
      </TableCell>
      <TableCell label="Storage">
        <StorageUse context={context} />
      </TableCell>
      <TableCell label="Largest file">
        <span className="whitespace-nowrap">{context.max_file_size_mb} MiB</span>
      </TableCell>
      <TableCell label="Extensions">
        {extensions.length === 0 ? (
          <span className="text-muted">All</span>
        ) : (
          <span className="line-clamp-2 wrap-anywhere @wide:max-w-40" title={extensions.join(', ')}>
            {extensions.join(', ')}
          </span>
        )}
      </TableCell>
      <TableCell label="Checks">
        <span className="text-xs leading-5">{checksOf(context)}</span>
      </TableCell>
      <TableCell label="" isAction>
        {edit === null ? null : (
          <span className="flex justify-end">
            <IconButton label={`Edit context ${name}`} onClick={() => edit(context)}>
              <Pencil aria-hidden />
            </IconButton>
            <IconButton
              label={`${isActive ? 'Deactivate' : 'Activate'} context ${name}`}
              aria-busy={isWorking || undefined}
              onClick={() => turn(context)}
            >
              {isActive ? <CirclePause aria-hidden /> : <CirclePlay aria-hidden />}
            </IconButton>
          </span>
        )}
      </TableCell>
    </TableRow>
  );
}

function checksOf(context: ContextRecord): string {
  const checks = [
    context.reject_blank_files ? 'blank' : '',
    context.reject_corrupt_files ? 'corrupt' : '',
    context.scan_for_viruses ? 'viruses' : '',
  ].filter(Boolean);
  return checks.length === 0 ? 'None' : checks.join(', ');
}
