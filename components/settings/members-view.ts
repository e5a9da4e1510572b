import { hrefOf, pageIn, type SearchParams } from '@/components/ui/url-view';

/** Which pages of members and of invitations are in view, as the URL keeps them: `?page=2&invitations=3`. */
export type MembersView = { page: number; invitations: number };

export function readMembersView(params: SearchParams): MembersView {
  return { page: pageIn(params), invitations: pageIn(params, 'invitations') };
}

export function membersHref({ page, invitations }: MembersView): string {
  return hrefOf('/settings/members', {
    ...(page === 1 ? {} : { page: String(page) }),
    ...(invitations === 1 ? {} : { invitations: String(invitations) }),
  });
}
