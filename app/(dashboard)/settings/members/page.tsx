import type { Metadata } from 'next';
import { MembersScreen } from '@/components/settings/members-screen';
import { readMembersView } from '@/components/settings/members-view';
import { SETTINGS_PAGE_SIZE as pageSize } from '@/components/settings/page-size';
import { fromPage } from '@/components/ui/url-view';
import { listInvitations, listMembers } from '@/lib/accounts';
import { requireUserContext } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Members' };

type MembersPageProps = {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function MembersPage({ searchParams }: MembersPageProps) {
  const view = readMembersView(fromPage(await searchParams));
  const ctx = await requireUserContext();
  const [members, invitations] = await Promise.all([
    listMembers(ctx, { page: view.page, pageSize }),
    listInvitations(ctx, { page: view.invitations, pageSize }),
  ]);
  const { userId, role, tenantName } = ctx.principal;
  return (
    <MembersScreen
      tenantName={tenantName}
      userId={userId}
      role={role}
      initial={{
        view,
        members: { items: members.items, total: members.total },
        invitations: { items: invitations.items, total: invitations.total },
      }}
    />
  );
}
