'use client';

import { ConfirmDialog, type ConfirmDialogState } from '@/components/form/confirm-dialog';
import type { MemberRecord } from '@/lib/accounts/schemas';

type RemoveMemberDialogProps = ConfirmDialogState & {
  member: MemberRecord;
  isSelf: boolean;
  tenantName: string;
  /** Resolves once the server has confirmed; throws ApiError. */
  onRemove: (member: MemberRecord) => Promise<void>;
};

/** Asks before somebody is removed, or leaves. */
export function RemoveMemberDialog(props: RemoveMemberDialogProps) {
  const { member, isSelf, tenantName, onRemove, ...state } = props;
  return (
    <ConfirmDialog
      {...state}
      title={isSelf ? `Leave ${tenantName}?` : `Remove ${member.name}?`}
      description={
        isSelf
          ? 'You lose access at once and are signed out here. Only an invitation brings you back.'
          : `${member.email} loses access to ${tenantName} at once. Only an invitation brings them back.`
      }
      confirmLabel={isSelf ? 'Leave' : 'Remove member'}
      variant="danger"
      onConfirm={() => onRemove(member)}
      failureText={isSelf ? 'You are still a member.' : 'The member was not removed.'}
    >
      <p className="text-pretty text-muted">
        API keys that {isSelf ? 'you' : 'they'} made belong to their project and go on working.
        Invitations that {isSelf ? 'you' : 'they'} sent are taken back.
      </p>
    </ConfirmDialog>
  );
}
