import { Table, TableHeader } from '@/components/ui/table';
import type { MemberRecord } from '@/lib/accounts/schemas';
import { MemberRow, type MemberCommands } from './member-row';
import { byRole, lastOwnerReason } from './member-rules';
import type { MembersPage } from './use-members';

type MembersTableProps = {
  members: MembersPage;
  selfId: string;
  mayManage: boolean;
  commands: MemberCommands;
  isBusy: boolean;
};

/** The members, by role. */
export function MembersTable(props: MembersTableProps) {
  const { members, selfId, mayManage, commands, isBusy } = props;
  const isSelf = ({ user_id: id }: MemberRecord) => id === selfId;
  return (
    <Table
      caption="Members"
      isBusy={isBusy}
      head={
        <>
          <TableHeader>Name</TableHeader>
          <TableHeader>Role</TableHeader>
          <TableHeader>Joined</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </>
      }
    >
      {byRole(members.items).map((member) => (
        <MemberRow
          key={member.user_id}
          member={member}
          isSelf={isSelf(member)}
          mayManage={mayManage}
          heldBy={lastOwnerReason(member, members)}
          commands={commands}
        />
      ))}
    </Table>
  );
}
