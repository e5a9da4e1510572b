'use client';

import type { useKeyRevocation } from '@/components/keys/use-key-revocation';
import type { useKeyRotation } from '@/components/keys/use-key-rotation';
import type { Role } from '@/lib/auth/roles';
import type * as dialogs from './key-page-dialogs';
import type { useKeyEdit } from './use-key-edit';

type KeyDialogsProps = {
  /** Their code, which has been loaded. */
  code: typeof dialogs;
  role: Role;
  edit: ReturnType<typeof useKeyEdit>;
  rotation: ReturnType<typeof useKeyRotation>;
  revocation: ReturnType<typeof useKeyRevocation>;
  /** Where focus goes when what opened a dialog is gone. */
  focusAfter: () => HTMLElement | null;
};

/** The dialogs of a key's page. */
export function KeyDialogs(props: KeyDialogsProps) {
  const { code, role, edit, rotation, revocation, focusAfter } = props;
  return (
    <>
      {edit.question === null ? null : (
        <code.EditKeyDialog
          key={`edit ${edit.question.nth}`}
          apiKey={edit.question.about}
          role={role}
          isOpen={edit.question.isOpen}
          onClose={edit.close}
          onSave={edit.save}
          focusAfter={focusAfter}
        />
      )}
      <code.RotateKeyDialog rotation={rotation} focusAfter={focusAfter} />
      {revocation.question === null ? null : (
        <code.RevokeKeyDialog
          key={`revoke ${revocation.question.nth}`}
          apiKey={revocation.question.about}
          isOpen={revocation.question.isOpen}
          onClose={revocation.close}
          onRevoke={revocation.revoke}
          focusAfter={focusAfter}
        />
      )}
    </>
  );
}
