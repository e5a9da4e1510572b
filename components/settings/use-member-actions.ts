'use client';

import { useRouter } from 'next/navigation';
import { leaveSession } from '@/components/auth/leave-session';
import { useToast } from '@/components/ui/toast';
import { useDialogSubject } from '@/components/ui/use-dialog-subject';
import type { MemberRecord } from '@/lib/accounts/schemas';
import type { Role } from '@/lib/auth/roles';
import { ROLE_TEXTS } from '@/components/ui/role-texts';
import { useMemberChanges } from './use-members';

/** Which member is asked about, and changing their role or removing them once the person has confirmed. */
export function useMemberActions(selfId: string) {
  const changes = useMemberChanges();
  const showToast = useToast();
  const router = useRouter();
  const roleOf = useDialogSubject<MemberRecord>();
  const removal = useDialogSubject<MemberRecord>();

  async function changeRole(member: MemberRecord, role: Role): Promise<void> {
    await changes.changeRole(member, role);
    roleOf.close();
    showToast(`${member.name} is ${ROLE_TEXTS[role].name} now.`);
    if (member.user_id === selfId) router.refresh();
  }
  async function remove(member: MemberRecord): Promise<void> {
    if (member.user_id === selfId) {
      return leaveSession(() => changes.remove(member), '/sign-in');
    }
    await changes.remove(member);
    // Before the dialog closes, so that focus is not given back to a row that is about to go.
    await changes.renew();
    removal.close();
    showToast(`${member.name} is removed.`);
  }
  return { roleOf, removal, changeRole, remove };
}
