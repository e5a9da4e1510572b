'use client';

import { Link2, Trash2 } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { Spinner } from '@/components/ui/spinner';
import { TableCell, TableRow, TableRowHeader } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { InvitationRecord } from '@/lib/accounts/schemas';
import { ROLE_TEXTS } from '@/components/ui/role-texts';

export type InvitationCommands = {
  /** Invites the same address anew: the link before it opens nothing any more. */
  renewLink: (invitation: InvitationRecord) => void;
  revoke: (invitation: InvitationRecord) => void;
};

type InvitationRowProps = {
  invitation: InvitationRecord;
  /** Null for who does not manage members. */
  commands: InvitationCommands | null;
  isWorking: boolean;
};

/** One open invitation. */
export function InvitationRow({ invitation, commands, isWorking }: InvitationRowProps) {
  const { email, role } = invitation;
  return (
    <TableRow>
      <TableRowHeader>{email}</TableRowHeader>
      <TableCell label="Role">{ROLE_TEXTS[role].name}</TableCell>
      <TableCell label="Invited">
        <Time at={invitation.created_at} format="moment" />
      </TableCell>
      <TableCell label="Open until">
        <Time at={invitation.expires_at} format="moment" />
      </TableCell>
      <TableCell label="" isAction>
        {commands === null ? null : (
          <span className="flex justify-end">
            <IconButton
              label={`New link for ${email}`}
              aria-busy={isWorking || undefined}
              onClick={() => commands.renewLink(invitation)}
            >
              {isWorking ? <Spinner /> : <Link2 aria-hidden />}
            </IconButton>
            <IconButton
              label={`Revoke invitation of ${email}`}
              isDangerous
              onClick={() => commands.revoke(invitation)}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </span>
        )}
      </TableCell>
    </TableRow>
  );
}
