'use client';

import { useQueryClient } from '@tanstack/react-query';
import { callApi } from '@/lib/api-client';
import type { MemberRecord } from '@/lib/accounts/schemas';
import type { Role } from '@/lib/auth/roles';
import { usePageList, type ListPage } from './use-page-list';

const PATH = '/members';

export type MembersPage = ListPage<MemberRecord>;

const schemas = () => import('@/lib/accounts/schemas');

/** One page of the tenant's members. */
export function useMembers(page: number, initial: { page: number; list: MembersPage }) {
  const output = () => schemas().then(({ MemberRecord }) => MemberRecord);
  return usePageList({ path: PATH, page, output, initial });
}

/** Changes members and renews the list; each resolves once the server has confirmed, and throws ApiError. */
export function useMemberChanges() {
  const queryClient = useQueryClient();
  const renew = () => queryClient.invalidateQueries({ queryKey: [PATH] });
  return {
    changeRole: async ({ user_id: id }: MemberRecord, role: Role): Promise<void> => {
      const output = () => schemas().then(({ MemberRecord }) => MemberRecord);
      await callApi({ method: 'PATCH', path: `${PATH}/${id}`, body: { role }, output });
      await renew();
    },
    remove: async ({ user_id: id }: MemberRecord): Promise<void> => {
      const output = () => schemas().then(({ RemovedMember }) => RemovedMember);
      await callApi({ method: 'DELETE', path: `${PATH}/${id}`, output });
    },
    renew,
  };
}
