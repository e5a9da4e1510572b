'use client';

import { CirclePause, CirclePlay, Pencil, RefreshCw, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { whyNot } from '@/components/keys/bulk-actions';
import type { KeyCommands } from '@/components/keys/key-actions';
import { whyNotRotate } from '@/components/keys/rotate-terms';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import type { KeyRecord } from '@/lib/keys/schemas';

export type KeyPageCommands = KeyCommands & { edit: (apiKey: KeyRecord) => void };

type KeyPageActionsProps = {
  apiKey: KeyRecord;
  /** It is being disabled or enabled. */
  isSwitching: boolean;
  commands: KeyPageCommands;
};

/** The buttons of a key's page. What cannot be done stays in its place and says why. */
export function KeyPageActions({ apiKey, isSwitching, commands }: KeyPageActionsProps) {
  const id = useId();
  const isDisabled = apiKey.status === 'disabled';
  const noRotation = whyNotRotate(apiKey);
  const noSwitch = whyNot(isDisabled ? 'enable' : 'disable', apiKey);
  const noRevocation = whyNot('revoke', apiKey);
  const reasons = [...new Set([noRotation, noSwitch, noRevocation])].filter(
    (reason) => reason !== null,
  );
  const because = (reason: string | null) => ({
    isUnavailable: reason !== null,
    'aria-describedby': reason === null ? undefined : `${id}-${reasons.indexOf(reason)}`,
  });
  return (
    <div className="grid justify-items-start gap-2 md:justify-items-end">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          icon={<Pencil aria-hidden className="size-4" />}
          onClick={() => commands.edit(apiKey)}
        >
          Edit key
        </Button>
        <Button
          icon={<RefreshCw aria-hidden className="size-4" />}
          {...because(noRotation)}
          onClick={() => commands.rotate(apiKey)}
        >
          Rotate key
        </Button>
        <Button
          icon={<SwitchIcon isDisabled={isDisabled} />}
          isPending={isSwitching}
          {...because(noSwitch)}
          onClick={() => commands.turn(apiKey)}
        >
          {isDisabled ? 'Enable key' : 'Disable key'}
        </Button>
        <IconButton
          label={`Revoke key ${apiKey.name}`}
          isDangerous
          {...because(noRevocation)}
          onClick={() => commands.revoke(apiKey)}
        >
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      {reasons.map((reason, place) => (
        <p key={reason} id={`${id}-${place}`} className="text-xs text-muted">
          {reason}
        </p>
      ))}
    </div>
  );
}

function SwitchIcon({ isDisabled }: { isDisabled: boolean }) {
  const Icon = isDisabled ? CirclePlay : CirclePause;
  return <Icon aria-hidden className="size-4" />;
}
