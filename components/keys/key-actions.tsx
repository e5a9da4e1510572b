'use client';

import { CirclePause, CirclePlay, Ellipsis, RefreshCw, Trash2 } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import type { MenuEntry } from '@/components/ui/menu-entry';
import { Spinner } from '@/components/ui/spinner';
import type { KeyRecord } from '@/lib/keys/schemas';
import { whyNot } from './bulk-actions';
import { hasEnded } from './key-condition';
import { whyNotRotate } from './rotate-terms';

/** What can be done with a key; all of it stays the same between renders. */
export type KeyCommands = {
  rotate: (apiKey: KeyRecord) => void;
  turn: (apiKey: KeyRecord) => void;
  revoke: (apiKey: KeyRecord) => void;
};

type KeyActionsProps = { apiKey: KeyRecord; isWorking: boolean; commands: KeyCommands };

/** The menu of a key and, always in sight while it can be done, the trash can. */
export function KeyActions({ apiKey, isWorking, commands }: KeyActionsProps) {
  return (
    <span className="inline-flex items-center">
      <Menu
        label={`Actions for key ${apiKey.name}`}
        align="end"
        entries={entriesOf(apiKey, commands)}
        trigger={(trigger) => (
          <IconButton
            {...trigger}
            label={`Actions for key ${apiKey.name}`}
            aria-busy={isWorking || trigger['aria-busy']}
          >
            {isWorking ? (
              <Spinner meanwhile={<Ellipsis aria-hidden />} />
            ) : (
              <Ellipsis aria-hidden />
            )}
          </IconButton>
        )}
      />
      {hasEnded(apiKey) ? null : (
        <IconButton
          label={`Revoke key ${apiKey.name}`}
          isDangerous
          onClick={() => commands.revoke(apiKey)}
        >
          <Trash2 aria-hidden />
        </IconButton>
      )}
    </span>
  );
}

function entriesOf(apiKey: KeyRecord, { rotate, turn }: KeyCommands): MenuEntry[] {
  const isDisabled = apiKey.status === 'disabled';
  return [
    {
      kind: 'action',
      label: 'Rotate key',
      icon: RefreshCw,
      unavailable: whyNotRotate(apiKey),
      onSelect: () => rotate(apiKey),
    },
    {
      kind: 'action',
      label: isDisabled ? 'Enable key' : 'Disable key',
      icon: isDisabled ? CirclePlay : CirclePause,
      unavailable: whyNot(isDisabled ? 'enable' : 'disable', apiKey),
      onSelect: () => turn(apiKey),
    },
  ];
}
