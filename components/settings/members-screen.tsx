'use client';

import { UserPlus } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { DismissibleFailure } from '@/components/ui/dismissible-failure';
import { Notice } from '@/components/ui/notice';
import { ScreenHeader } from '@/components/ui/screen-header';
import { useLoaded } from '@/components/ui/use-loaded';
import type { MemberRecord } from '@/lib/accounts/schemas';
import { mayManageTenant, type Role } from '@/lib/auth/roles';
import { InvitationsTable } from './invitations-table';
import { ownerNames } from './member-rules';
import { MembersTable } from './members-table';
import { membersHref, readMembersView, type MembersView } from './members-view';
import { PagedList } from './paged-list';
import { useInvitationActions } from './use-invitation-actions';
import { useInvitations, type InvitationsPage } from './use-invitations';
import { useMemberActions } from './use-member-actions';
import { useMembers, type MembersPage } from './use-members';

type MembersScreenProps = {
  tenantName: string;
  userId: string;
  role: Role;
  /** What the server rendered, and for which view. */
  initial: { view: MembersView; members: MembersPage; invitations: InvitationsPage };
};

/** The members of the tenant and the open invitations. The dialogs' code comes when they open. */
export function MembersScreen({ tenantName, userId, role, initial }: MembersScreenProps) {
  const view = readMembersView(useSearchParams());
  const known = initial.view;
  const query = useMembers(view.page, { page: known.page, list: initial.members });
  const invitations = useInvitations(view.invitations, {
    page: known.invitations,
    list: initial.invitations,
  });
  const { roleOf, removal, changeRole, remove } = useMemberActions(userId);
  const inviting = useInvitationActions();
  const { form, revocation } = inviting;
  const dialogs = useLoaded(() => import('./member-dialogs'));
  const count = useRef<HTMLParagraphElement>(null);
  const inviteButton = useRef<HTMLButtonElement>(null);
  const members = query.data?.items ?? [];
  const isSelf = (member: MemberRecord) => member.user_id === userId;
  // The list is newer than the page: a role that changed meanwhile counts at once.
  const ownRole = members.find(isSelf)?.role ?? role;
  const mayManage = mayManageTenant(ownRole);
  return (
    <div className="@container grid gap-5">
      <ScreenHeader
        title="Members"
        action={
          mayManage ? (
            <Button
              ref={inviteButton}
              variant="primary"
              icon={<UserPlus aria-hidden className="size-4" />}
              isPending={dialogs.isLoading}
              onPointerEnter={dialogs.preload}
              onFocus={dialogs.preload}
              onClick={() => dialogs.ensure(() => form.ask(null))}
            >
              Invite member
            </Button>
          ) : null
        }
      >
        Who may act in {tenantName}, and as what. A change counts from the next request on.
      </ScreenHeader>
      {mayManage ? null : <WhomToAsk role={ownRole} owners={ownerNames(members)} />}
      {dialogs.hasFailed ? (
        <Notice tone="error">
          The dialog could not be loaded. Check your connection and try again.
        </Notice>
      ) : null}
      <DismissibleFailure message={inviting.failure} onDismiss={inviting.dismissFailure} />
      <PagedList
        thing="member"
        things="members"
        page={view.page}
        query={query}
        countRef={count}
        hrefOf={(page) => membersHref({ ...view, page })}
      >
        {(items, isBusy) => (
          <MembersTable
            members={{ items, total: query.data?.total ?? items.length }}
            selfId={userId}
            mayManage={mayManage}
            isBusy={isBusy}
            commands={{
              changeRole: (member) => dialogs.ensure(() => roleOf.ask(member)),
              remove: (member) => dialogs.ensure(() => removal.ask(member)),
            }}
          />
        )}
      </PagedList>
      <section aria-labelledby="invitations-heading" className="grid gap-1">
        <h2 id="invitations-heading" className="text-base font-semibold">
          Open invitations
        </h2>
        <PagedList
          thing="invitation"
          things="invitations"
          page={view.invitations}
          query={invitations}
          countRef={null}
          hrefOf={(page) => membersHref({ ...view, invitations: page })}
        >
          {(items, isBusy) => (
            <InvitationsTable
              invitations={items}
              isBusy={isBusy}
              workingIds={inviting.runningIds}
              commands={
                mayManage
                  ? {
                      renewLink: (open) => dialogs.ensure(() => inviting.renewLink(open)),
                      revoke: (open) => dialogs.ensure(() => revocation.ask(open)),
                    }
                  : null
              }
            />
          )}
        </PagedList>
      </section>
      {dialogs.code === null ? null : (
        <>
          {form.subject === null ? null : (
            <dialogs.code.InviteDialog
              key={form.subject.nth}
              tenantName={tenantName}
              made={form.subject.about}
              isOpen={form.subject.isOpen}
              onClose={form.close}
              onInvite={inviting.invite}
              focusAfter={() => inviteButton.current}
            />
          )}
          {revocation.subject === null ? null : (
            <dialogs.code.RevokeInvitationDialog
              key={revocation.subject.nth}
              invitation={revocation.subject.about}
              isOpen={revocation.subject.isOpen}
              onClose={revocation.close}
              onRevoke={inviting.takeBack}
              focusAfter={() => inviteButton.current}
            />
          )}
          {roleOf.subject === null ? null : (
            <dialogs.code.ChangeRoleDialog
              key={roleOf.subject.nth}
              member={roleOf.subject.about}
              isSelf={isSelf(roleOf.subject.about)}
              isOpen={roleOf.subject.isOpen}
              onClose={roleOf.close}
              onChange={changeRole}
            />
          )}
          {removal.subject === null ? null : (
            <dialogs.code.RemoveMemberDialog
              key={removal.subject.nth}
              member={removal.subject.about}
              isSelf={isSelf(removal.subject.about)}
              tenantName={tenantName}
              isOpen={removal.subject.isOpen}
              onClose={removal.close}
              onRemove={remove}
              focusAfter={() => count.current}
            />
          )}
        </>
      )}
    </div>
  );
}

function WhomToAsk({ role, owners }: { role: Role; owners: string | null }) {
  return (
    <p className="text-pretty text-muted">
      Your role, {role}, may look at members and invitations, not change them.{' '}
      {owners === null ? 'Ask an owner.' : `Ask an owner: ${owners}.`}
    </p>
  );
}
