'use client';

import { useQueryClient } from '@tanstack/react-query';
import { callApi } from '@/lib/api-client';
import type { InvitationRecord } from '@/lib/accounts/schemas';
import type { Role } from '@/lib/auth/roles';
import { usePageList, type ListPage } from './use-page-list';

const PATH = '/invitations';

export type InvitationsPage = ListPage<InvitationRecord>;

/** Whom to invite, and as what. */
export type NewInvitation = { email: string; role: Role };

const schemas = () => import('@/lib/accounts/schemas');
const invitationRecord = () => schemas().then(({ InvitationRecord }) => InvitationRecord);

/** One page of the tenant's open invitations. */
export function useInvitations(page: number, initial: { page: number; list: InvitationsPage }) {
  return usePageList({ path: PATH, page, output: invitationRecord, initial });
}

/** Invites and takes invitations back, and renews the list; each resolves once the server has confirmed, and throws ApiError. */
export function useInvitationChanges() {
  const queryClient = useQueryClient();
  const renew = () => queryClient.invalidateQueries({ queryKey: [PATH] });
  return {
    /** The answer is the only one that has the link. It is not kept anywhere. */
    invite: async ({ email, role }: NewInvitation): Promise<InvitationRecord> => {
      const call = { path: '/members', body: { email, role }, output: invitationRecord };
      const made = await callApi({ ...call, method: 'POST' });
      await renew();
      return made;
    },
    revoke: async ({ invitation_id: id }: InvitationRecord): Promise<void> => {
      const output = () => schemas().then(({ RevokedInvitation }) => RevokedInvitation);
      await callApi({ method: 'DELETE', path: `${PATH}/${id}`, output });
      await renew();
    },
  };
}
