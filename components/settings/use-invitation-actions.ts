'use client';

import { toFormProblem } from '@/components/form/form-problem';
import { useToast } from '@/components/ui/toast';
import { useDialogSubject } from '@/components/ui/use-dialog-subject';
import { useRunning } from '@/components/ui/use-running';
import type { InvitationRecord } from '@/lib/accounts/schemas';
import { useInvitationChanges } from './use-invitations';

/** Inviting, handing a link on, and taking an invitation back. `form` is about a link that was made, or null to ask whom to invite. */
export function useInvitationActions() {
  const { invite, revoke } = useInvitationChanges();
  const showToast = useToast();
  const form = useDialogSubject<InvitationRecord | null>();
  const revocation = useDialogSubject<InvitationRecord>();
  const { runningIds, failure, dismissFailure, run } = useRunning();

  function renewLink(invitation: InvitationRecord): void {
    void run(invitation.invitation_id, async () => {
      try {
        form.ask(await invite(invitation));
        return null;
      } catch (error) {
        return `No new link for ${invitation.email}. ${toFormProblem(error, []).summary}`;
      }
    });
  }
  async function takeBack(invitation: InvitationRecord): Promise<void> {
    await revoke(invitation);
    revocation.close();
    showToast(`The invitation of ${invitation.email} is revoked.`);
  }
  return { form, revocation, invite, renewLink, takeBack, runningIds, failure, dismissFailure };
}
