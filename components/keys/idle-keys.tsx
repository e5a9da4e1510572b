'use client';

import { Button } from '@/components/ui/button';
import type { KeyRecord } from '@/lib/keys/schemas';
import { LastUsed } from './last-used';

type IdleKeysProps = { keys: readonly KeyRecord[]; onRevoke: (apiKey: KeyRecord) => void };

/** The keys that nothing seems to need, each with its revoke button. */
export function IdleKeys({ keys, onRevoke }: IdleKeysProps) {
  if (keys.length === 0) return null;
  return (
    <ul
      aria-label="Unused keys"
      className="grid grid-cols-[auto_auto_auto] justify-start gap-x-3 gap-y-1.5 pt-1.5"
    >
      {keys.map((apiKey) => (
        <li key={apiKey.api_key_id} className="col-span-full grid grid-cols-subgrid items-center">
          <span dir="auto" title={apiKey.name} className="line-clamp-2 font-medium wrap-anywhere">
            {apiKey.name}
          </span>
          <span className="whitespace-nowrap text-muted">
            <LastUsed apiKey={apiKey} />
          </span>
          <Button
            aria-label={`Revoke unused key ${apiKey.name}`}
            size="small"
            onClick={() => onRevoke(apiKey)}
          >
            Revoke
          </Button>
        </li>
      ))}
    </ul>
  );
}
