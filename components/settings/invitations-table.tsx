import { Table, TableHeader } from '@/components/ui/table';
import type { InvitationRecord } from '@/lib/accounts/schemas';
import { InvitationRow, type InvitationCommands } from './invitation-row';

type InvitationsTableProps = {
  invitations: readonly InvitationRecord[];
  /** Null for who does not manage members. */
  commands: InvitationCommands | null;
  workingIds: ReadonlySet<string>;
  isBusy: boolean;
};

/** The open invitations, newest first. */
export function InvitationsTable(props: InvitationsTableProps) {
  const { invitations, commands, workingIds, isBusy } = props;
  return (
    <Table
      caption="Open invitations"
      isBusy={isBusy}
      head={
        <>
          <TableHeader>E-mail</TableHeader>
          <TableHeader>Role</TableHeader>
          <TableHeader>Invited</TableHeader>
          <TableHeader>Open until</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </>
      }
    >
      {invitations.map((invitation) => (
        <InvitationRow
          key={invitation.invitation_id}
          invitation={invitation}
          commands={commands}
          isWorking={workingIds.has(invitation.invitation_id)}
        />
      ))}
    </Table>
  );
}
