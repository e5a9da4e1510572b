'use client';

import { useRef } from 'react';
import { useKeyRevocation } from '@/components/keys/use-key-revocation';
import { useKeyRotation } from '@/components/keys/use-key-rotation';
import { useKeySwitch } from '@/components/keys/use-key-switch';
import { useKey } from '@/components/keys/use-keys';
import { ConnectionNotice } from '@/components/ui/connection-notice';
import { DismissibleFailure } from '@/components/ui/dismissible-failure';
import { Notice } from '@/components/ui/notice';
import { useLoaded } from '@/components/ui/use-loaded';
import type { Role } from '@/lib/auth/roles';
import type { KeyRecord } from '@/lib/keys/schemas';
import { KeyDialogs } from './key-dialogs';
import { KeyFacts } from './key-facts';
import { KeyHeader } from './key-header';
import { KeyPageActions, type KeyPageCommands } from './key-page-actions';
import { useKeyEdit } from './use-key-edit';
import { whyNotChange } from './why-not-change';

type KeyScreenProps = {
  projectId: string;
  tenantName: string;
  role: Role;
  /** The record that the server rendered. */
  initial: KeyRecord;
};

/** A key's own page: its record, what can be done with it, and the dialogs for that, whose code comes when they open. */
export function KeyScreen({ projectId, tenantName, role, initial }: KeyScreenProps) {
  const rotation = useKeyRotation(projectId);
  const query = useKey(initial, rotation.created !== null);
  const apiKey = query.data;
  const edit = useKeyEdit(projectId);
  const revocation = useKeyRevocation(projectId);
  const keySwitch = useKeySwitch(projectId);
  const dialogs = useLoaded(() => import('./key-page-dialogs'));
  const heading = useRef<HTMLHeadingElement>(null);
  const noChange = whyNotChange(role, apiKey.environment, tenantName);
  const commands: KeyPageCommands = {
    edit: (key) => dialogs.ensure(() => edit.ask(key)),
    rotate: (key) => dialogs.ensure(() => rotation.ask(key)),
    turn: keySwitch.turn,
    revoke: (key) => dialogs.ensure(() => revocation.ask(key)),
  };
  return (
    <>
      <KeyHeader
        apiKey={apiKey}
        ref={heading}
        action={
          noChange === null ? (
            <KeyPageActions
              apiKey={apiKey}
              isSwitching={keySwitch.runningIds.has(apiKey.api_key_id)}
              commands={commands}
            />
          ) : (
            <p className="max-w-xs text-pretty text-muted">{noChange}</p>
          )
        }
      />
      {dialogs.hasFailed ? (
        <Notice tone="error">
          The dialog could not be loaded. Check your connection and try again.
        </Notice>
      ) : null}
      <DismissibleFailure message={keySwitch.failure} onDismiss={keySwitch.dismissFailure} />
      <section aria-label="Record">
        <ConnectionNotice error={query.failureReason ?? query.error} />
        <KeyFacts apiKey={apiKey} onEnd={noChange === null ? commands.revoke : null} />
      </section>
      {dialogs.code === null ? null : (
        <KeyDialogs
          code={dialogs.code}
          role={role}
          edit={edit}
          rotation={rotation}
          revocation={revocation}
          focusAfter={() => heading.current}
        />
      )}
    </>
  );
}
