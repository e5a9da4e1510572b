'use client';

import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import type { KeyRecord } from '@/lib/keys/schemas';
import { countOfKeys, type BulkAction } from './bulk-actions';
import { SelectPage } from './keys-table-head';
import type { KeySelection } from './use-key-selection';

type KeysListHeadProps = {
  total: number;
  isFiltered: boolean;
  selection: KeySelection;
  onBulk: (action: BulkAction, keys: readonly KeyRecord[]) => void;
};

/** How many keys there are; with some ticked, how many and what can be done with them. */
export function KeysListHead({ total, isFiltered, selection, onBulk }: KeysListHeadProps) {
  const { selected, tickAll } = selection;
  const count = isFiltered ? `${countOfKeys(total)} found` : countOfKeys(total);
  return (
    <div className="sticky top-0 z-20 flex min-h-10 flex-wrap items-center gap-x-3 gap-y-2 bg-ground py-1">
      {selection.hasSelectable ? (
        <span className="pl-4 @wide:hidden">
          <SelectPage selection={selection} />
        </span>
      ) : null}
      <p role="status" className="text-muted tabular-nums">
        {selected.length === 0 ? count : `${selected.length} selected`}
      </p>
      {selected.length === 0 ? null : (
        <div role="group" aria-label="Selected keys" className="flex flex-wrap items-center gap-2">
          <Button size="small" onClick={() => onBulk('disable', selected)}>
            Disable
          </Button>
          <Button size="small" onClick={() => onBulk('enable', selected)}>
            Enable
          </Button>
          <Button size="small" onClick={() => onBulk('revoke', selected)}>
            Revoke
          </Button>
          <IconButton label="Clear the selection of keys" onClick={() => tickAll(false)}>
            <X aria-hidden />
          </IconButton>
        </div>
      )}
    </div>
  );
}
