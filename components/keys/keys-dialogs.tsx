'use client';

import type { Role } from '@/lib/auth/roles';
import type * as dialogs from './key-dialogs';
import type { useBulkChange } from './use-bulk-change';
import type { useKeyCreation } from './use-key-creation';
import type { useKeyRevocation } from './use-key-revocation';
import type { useKeyRotation } from './use-key-rotation';

type KeysDialogsProps = {
  /** Their code, which has been loaded. */
  code: typeof dialogs;
  projectId: string;
  role: Role;
  creation: ReturnType<typeof useKeyCreation>;
  rotation: ReturnType<typeof useKeyRotation>;
  revocation: ReturnType<typeof useKeyRevocation>;
  bulk: ReturnType<typeof useBulkChange>;
  /** Where focus goes when what opened a dialog is gone: the row of its key, else to where keys are created. */
  focusAfter: (keyId: string | null) => HTMLElement | null;
};

/** The dialogs of the API Keys screen. */
export function KeysDialogs(props: KeysDialogsProps) {
  const { code, projectId, role, creation, rotation, revocation, bulk, focusAfter } = props;
  return (
    <>
      <code.CreateKeyDialog
        creation={creation}
        projectId={projectId}
        role={role}
        focusAfter={() => focusAfter(null)}
      />
      <code.RotateKeyDialog
        rotation={rotation}
        focusAfter={() => focusAfter(rotation.question?.about.api_key_id ?? null)}
      />
      {revocation.question === null ? null : (
        <code.RevokeKeyDialog
          key={`revoke ${revocation.question.nth}`}
          apiKey={revocation.question.about}
          isOpen={revocation.question.isOpen}
          onClose={revocation.close}
          onRevoke={revocation.revoke}
          focusAfter={() => focusAfter(revocation.question?.about.api_key_id ?? null)}
        />
      )}
      {bulk.question === null ? null : (
        <code.BulkDialog
          key={`bulk ${bulk.question.nth}`}
          action={bulk.question.about.action}
          keys={bulk.question.about.keys}
          isOpen={bulk.question.isOpen}
          onClose={bulk.close}
          onChange={bulk.change}
          onFinish={bulk.finish}
          focusAfter={() => focusAfter(null)}
        />
      )}
    </>
  );
}
