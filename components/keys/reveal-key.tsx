'use client';

import { Button } from '@/components/ui/button';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { CopyField } from '@/components/ui/copy-field';
import { Notice } from '@/components/ui/notice';
import type { CreatedKey } from '@/lib/keys/schemas';
import { EnvironmentBadge } from './environment-badge';
import { TryKey } from './try-key';
import { VerifySaved } from './verify-saved';

type RevealKeyProps = { created: CreatedKey; onSaved: () => void };

/** The title and description of the dialog at this step. */
export const REVEAL_STEP = {
  title: 'Copy your key now',
  description: 'The whole key is shown only this once.',
};

/** The one time the whole key is shown. */
export function RevealKey({ created, onSaved }: RevealKeyProps) {
  return (
    <>
      <p className="flex min-w-0 items-center gap-2">
        <EnvironmentBadge environment={created.environment} />
        <span className="min-w-0 font-medium wrap-anywhere">{created.name}</span>
      </p>
      <CopyField
        label="API key"
        value={created.api_key}
        actions={[
          { label: 'Copy key', variant: 'primary' },
          { label: 'Copy .env line', value: `UPLOADKIT_API_KEY=${created.api_key}` },
        ]}
      />
      <Notice tone="warning">
        It cannot be shown again. If it is lost, revoke it and create another.
      </Notice>
      <TryKey created={created} />
      <VerifySaved secret={created.api_key} />
      <DialogFooter>
        <Button onClick={onSaved}>I have saved it</Button>
      </DialogFooter>
    </>
  );
}
