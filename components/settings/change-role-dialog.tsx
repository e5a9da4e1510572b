'use client';

import { useState } from 'react';
import { toFormProblem } from '@/components/form/form-problem';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { FieldGroup } from '@/components/ui/field-group';
import { Notice } from '@/components/ui/notice';
import { RadioCards } from '@/components/ui/radio-cards';
import { useSubmission } from '@/components/ui/use-submission';
import type { MemberRecord } from '@/lib/accounts/schemas';
import type { Role } from '@/lib/auth/roles';
import { ROLE_OPTIONS } from '@/components/ui/role-texts';

type ChangeRoleDialogProps = {
  member: MemberRecord;
  isSelf: boolean;
  isOpen: boolean;
  onClose: () => void;
  /** Resolves once the server has confirmed; throws ApiError. */
  onChange: (member: MemberRecord, role: Role) => Promise<void>;
};

/** What a member may do from their next request on. */
export function ChangeRoleDialog(props: ChangeRoleDialogProps) {
  const { member, isSelf, isOpen, onClose, onChange } = props;
  const [role, setRole] = useState<Role>(member.role);
  const [failure, setFailure] = useState<string | null>(null);
  const { isPending, submit } = useSubmission();

  async function save() {
    setFailure(null);
    try {
      if (role === member.role) onClose();
      else await onChange(member, role);
    } catch (error) {
      setFailure(toFormProblem(error, []).summary);
    }
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => (isPending ? undefined : onClose())}
      title={`Role of ${member.name}`}
      description="It counts from their next request on. Invitations that they sent are taken back."
    >
      {failure === null ? null : <Notice tone="error">The role was not changed. {failure}</Notice>}
      <FieldGroup label="Role">
        <RadioCards value={role} options={ROLE_OPTIONS} onChange={setRole} />
      </FieldGroup>
      {isSelf && role !== 'owner' ? (
        <Notice tone="warning">
          <p>You give up managing members and plan. Only another owner can give it back.</p>
        </Notice>
      ) : null}
      <DialogFooter>
        <Button onClick={onClose} isUnavailable={isPending}>
          Cancel
        </Button>
        <Button variant="primary" isPending={isPending} onClick={() => void submit(save)}>
          Save role
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
