'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { TableCell, TableRow, TableRowHeader, TableTickCell } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { KeyRecord } from '@/lib/keys/schemas';
import { EnvironmentBadge } from './environment-badge';
import { KeyActions, type KeyCommands } from './key-actions';
import { hasEnded } from './key-condition';
import { KeyLink } from './key-link';
import { KeyStatus } from './key-status';
import { LastUsed } from './last-used';
import { ScopeList } from './scope-list';

type KeyRowProps = {
  apiKey: KeyRecord;
  /** Null for who may not change it. */
  commands: KeyCommands | null;
  isTicked: boolean;
  isWorking: boolean;
  hasSuccessorInView: boolean;
  onTick: (apiKey: KeyRecord, isTicked: boolean) => void;
};

/** The element of a key's row, for focus to return to. */
export function keyRowId(keyId: string): string {
  return `row-${keyId}`;
}

/** One key. A row that has ended is dimmed; what can no longer be done says why. */
export function KeyRow(props: KeyRowProps) {
  const { apiKey, commands, isTicked, isWorking, hasSuccessorInView, onTick } = props;
  const isEnded = hasEnded(apiKey);
  return (
    <TableRow id={keyRowId(apiKey.api_key_id)} tabIndex={-1} isDimmed={isEnded} isTicked={isTicked}>
      <TableTickCell>
        {commands === null || isEnded ? null : (
          <Checkbox
            label={`Select key ${apiKey.name}`}
            isLabelHidden
            isChecked={isTicked}
            onChange={(checked) => onTick(apiKey, checked)}
          />
        )}
      </TableTickCell>
      <TableRowHeader>
        <KeyLink apiKey={apiKey} />
      </TableRowHeader>
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
        <KeyStatus
          apiKey={apiKey}
          hasSuccessorInView={hasSuccessorInView}
          onEnd={commands?.revoke ?? null}
        />
      </TableCell>
      <TableCell label="Created">
        <span className="grid min-w-0 whitespace-nowrap @wide:max-w-28 @wide:min-w-19">
          <Time at={apiKey.created_at} format="short" />
          <span className="truncate text-xs text-muted" title={apiKey.created_by.name}>
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
          <span className="@wide:inline-block @wide:max-w-15">
            <Time at={apiKey.expires_at} format="short" />
          </span>
        )}
      </TableCell>
      <TableCell label="" isAction>
        {commands === null ? null : (
          <KeyActions apiKey={apiKey} isWorking={isWorking} commands={commands} />
        )}
      </TableCell>
    </TableRow>
  );
}
