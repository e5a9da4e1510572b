'use client';

import { ConfirmDialog, type ConfirmDialogState } from '@/components/form/confirm-dialog';
import type { InvitationRecord } from '@/lib/accounts/schemas';

type RevokeInvitationDialogProps = ConfirmDialogState & {
  invitation: InvitationRecord;
  /** Resolves once the server has confirmed; throws ApiError. */
  onRevoke: (invitation: InvitationRecord) => Promise<void>;
};

/** Asks before an invitation is taken back. */
export function RevokeInvitationDialog(props: RevokeInvitationDialogProps) {
  const { invitation, onRevoke, ...state } = props;
  return (
    <ConfirmDialog
      {...state}
      title={`Revoke the invitation of ${invitation.email}?`}
      description="Its link opens nothing any more. You can invite the same address again."
      confirmLabel="Revoke invitation"
      variant="danger"
      onConfirm={() => onRevoke(invitation)}
      failureText="The invitation was not revoked."
    />
  );
}
