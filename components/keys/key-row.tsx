'use client';

import { Trash2 } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { TableCell, TableRow, TableRowHeader } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { KeyRecord } from '@/lib/keys/schemas';
import { EnvironmentBadge } from './environment-badge';
import { hasEnded } from './key-condition';
import { KeyStatus } from './key-status';
import { LastUsed } from './last-used';
import { ScopeList } from './scope-list';

type KeyRowProps = {
  apiKey: KeyRecord;
  /** Null for who may not revoke it. */
  onRevoke: ((apiKey: KeyRecord) => void) | null;
};

/** The element of a key's row, for focus to return to. */
export function keyRowId(keyId: string): string {
  return `row-${keyId}`;
}

/** One key. A row that has ended is dimmed and offers nothing more. */
export function KeyRow({ apiKey, onRevoke }: KeyRowProps) {
  const isEnded = hasEnded(apiKey);
  return (
    <TableRow id={keyRowId(apiKey.api_key_id)} tabIndex={-1} isDimmed={isEnded}>
      <TableRowHeader>{apiKey.name}</TableRowHeader>
      <TableCell label="Key">
        <code className="font-mono text-xs leading-5 whitespace-nowrap">{apiKey.masked_key}</code>
      </TableCell>
      <TableCell label="Environment">
        <EnvironmentBadge environment={apiKey.environment} />
      </TableCell>
      <TableCell label="Scopes">
        <ScopeList scopes={apiKey.scopes} />
      </TableCell>
      <TableCell label="Status">
        <KeyStatus apiKey={apiKey} />
      </TableCell>
      <TableCell label="Created">
        <span className="grid min-w-0 whitespace-nowrap @wide:max-w-28 @wide:min-w-19">
          <Time at={apiKey.created_at} format="short" />
          <span className="truncate text-xs text-muted">
            <span className="sr-only">by </span>
            {apiKey.created_by.name}
          </span>
        </span>
      </TableCell>
      <TableCell label="Last used">
        <LastUsed apiKey={apiKey} />
      </TableCell>
      <TableCell label="Expires">
        {apiKey.expires_at === null ? (
          <span className="text-muted">Never</span>
        ) : (
          <span className="whitespace-nowrap">
            <Time at={apiKey.expires_at} format="short" />
          </span>
        )}
      </TableCell>
      <TableCell label="" isAction>
        {onRevoke === null || isEnded ? null : (
          <IconButton
            label={`Revoke key ${apiKey.name}`}
            isDangerous
            onClick={() => onRevoke(apiKey)}
          >
            <Trash2 aria-hidden />
          </IconButton>
        )}
      </TableCell>
    </TableRow>
  );
}
