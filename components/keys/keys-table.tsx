'use client';

import { Table } from '@/components/ui/table';
import { mayWriteKeys, type Role } from '@/lib/auth/roles';
import type { KeyRecord } from '@/lib/keys/schemas';
import { KeyRow } from './key-row';
import { KeysTableHead } from './keys-table-head';

type KeysTableProps = {
  keys: readonly KeyRecord[];
  role: Role;
  onRevoke: (apiKey: KeyRecord) => void;
};

/** The keys as a table; as cards where it is narrow. */
export function KeysTable({ keys, role, onRevoke }: KeysTableProps) {
  return (
    <Table caption="API keys" head={<KeysTableHead />}>
      {keys.map((apiKey) => (
        <KeyRow
          key={apiKey.api_key_id}
          apiKey={apiKey}
          onRevoke={mayWriteKeys(role, apiKey.environment) ? onRevoke : null}
        />
      ))}
    </Table>
  );
}
