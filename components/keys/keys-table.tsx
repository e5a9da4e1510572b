'use client';

import { Table } from '@/components/ui/table';
import { mayWriteKeys, type Role } from '@/lib/auth/roles';
import type { KeyRecord } from '@/lib/keys/schemas';
import type { KeyCommands } from './key-actions';
import { KeyRow } from './key-row';
import { KeysTableHead } from './keys-table-head';
import type { KeysView } from './keys-view';
import type { KeySelection } from './use-key-selection';

type KeysTableProps = {
  projectId: string;
  view: KeysView;
  keys: readonly KeyRecord[];
  role: Role;
  commands: KeyCommands;
  selection: KeySelection;
  /** Keys that are being disabled or enabled. */
  workingIds: ReadonlySet<string>;
  /** Whether the rows are those of another view, until its own have come. */
  isStale: boolean;
};

/** The keys as a table; as cards where it is narrow. */
export function KeysTable(props: KeysTableProps) {
  const { projectId, view, keys, role, commands, selection, workingIds, isStale } = props;
  const ids = new Set(keys.map((key) => key.api_key_id));
  return (
    <Table
      caption="API keys"
      isBusy={isStale}
      head={<KeysTableHead projectId={projectId} view={view} selection={selection} />}
    >
      {keys.map((apiKey) => (
        <KeyRow
          key={apiKey.api_key_id}
          apiKey={apiKey}
          commands={mayWriteKeys(role, apiKey.environment) ? commands : null}
          isTicked={selection.ids.has(apiKey.api_key_id)}
          isWorking={workingIds.has(apiKey.api_key_id)}
          hasSuccessorInView={apiKey.replaced_by !== null && ids.has(apiKey.replaced_by)}
          onTick={selection.tick}
        />
      ))}
    </Table>
  );
}
