'use client';

import { useId, useState, type FormEvent } from 'react';
import { NO_PROBLEM, toFormProblem } from '@/components/form/form-problem';
import { textOf } from '@/components/form/form-text';
import { useFormProblem } from '@/components/form/use-form-problem';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { Field } from '@/components/ui/field';
import { FieldGroup } from '@/components/ui/field-group';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { RadioCards } from '@/components/ui/radio-cards';
import { useSubmission } from '@/components/ui/use-submission';
import type { InvitationRecord } from '@/lib/accounts/schemas';
import type { Role } from '@/lib/auth/roles';
import { InvitationLink } from './invitation-link';
import { ROLE_OPTIONS } from '@/components/ui/role-texts';
import type { NewInvitation } from './use-invitations';

type InviteDialogProps = {
  tenantName: string;
  /** With its link, where it was made already; null to ask whom to invite. */
  made: InvitationRecord | null;
  isOpen: boolean;
  onClose: () => void;
  /** Resolves with the link once the server has confirmed; throws ApiError. */
  onInvite: (invitation: NewInvitation) => Promise<InvitationRecord>;
  focusAfter: () => HTMLElement | null;
};

/** Asks whom to invite and as what, then shows the link, this once. */
export function InviteDialog(props: InviteDialogProps) {
  const { tenantName, isOpen, onClose, onInvite, focusAfter } = props;
  const [made, setMade] = useState(props.made);
  const [role, setRole] = useState<Role>('developer');
  const [problem, setProblem] = useState(NO_PROBLEM);
  const { isPending, submit } = useSubmission();
  const form = useFormProblem(problem);
  const formId = useId();

  async function invite(email: string) {
    if (!email.includes('@')) {
      const reason = 'Enter an e-mail address, such as ada@example.com.';
      setProblem({ summary: null, fields: { email: reason } });
      return;
    }
    setProblem(NO_PROBLEM);
    try {
      setMade(await onInvite({ email, role }));
    } catch (error) {
      setProblem(toFormProblem(error, ['email', 'role']));
    }
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = textOf(new FormData(event.currentTarget), 'email').trim();
    void submit(() => invite(email));
  }
  if (made !== null) {
    return (
      <Dialog
        isOpen={isOpen}
        onClose={onClose}
        title="Invitation link"
        description={`For ${made.email}, into ${tenantName}.`}
        focusAfter={focusAfter}
      >
        <InvitationLink invitation={made} />
        <DialogFooter>
          <Button onClick={onClose}>Done</Button>
        </DialogFooter>
      </Dialog>
    );
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => (isPending ? undefined : onClose())}
      title="Invite a member"
      description={`They get a link into ${tenantName}, open for seven days.`}
      focusAfter={focusAfter}
    >
      {problem.summary ? <Notice tone="error">Nobody was invited. {problem.summary}</Notice> : null}
      <form ref={form} id={formId} noValidate onSubmit={handleSubmit} className="grid gap-5">
        <Field
          label="E-mail"
          hint="Only who is signed in with this address can accept."
          error={problem.fields['email']}
        >
          {(control) => (
            <Input {...control} name="email" type="email" autoComplete="off" required />
          )}
        </Field>
        <FieldGroup label="Role" error={problem.fields['role']}>
          <RadioCards value={role} options={ROLE_OPTIONS} onChange={setRole} />
        </FieldGroup>
      </form>
      <DialogFooter>
        <Button onClick={onClose} isUnavailable={isPending}>
          Cancel
        </Button>
        <Button type="submit" form={formId} variant="primary" isPending={isPending}>
          Invite
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
