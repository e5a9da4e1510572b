'use client';

import { Ellipsis, LogOut, UserCog, UserMinus } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import type { MenuEntry } from '@/components/ui/menu-entry';
import { TableCell, TableRow, TableRowHeader } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { MemberRecord } from '@/lib/accounts/schemas';
import { ROLE_TEXTS } from '@/components/ui/role-texts';

export type MemberCommands = {
  changeRole: (member: MemberRecord) => void;
  /** Removes somebody, or lets the person themselves leave. */
  remove: (member: MemberRecord) => void;
};

type MemberRowProps = {
  member: MemberRecord;
  isSelf: boolean;
  /** Whether the person who looks manages members. */
  mayManage: boolean;
  /** Why this member stays as they are; null when nothing stands against a change. */
  heldBy: string | null;
  commands: MemberCommands;
};

/** One member, with what may be done about them. */
export function MemberRow({ member, isSelf, mayManage, heldBy, commands }: MemberRowProps) {
  const { name, email, role, joined_at: joinedAt } = member;
  const entries: MenuEntry[] = [
    {
      kind: 'action',
      label: 'Change role',
      icon: UserCog,
      unavailable: mayManage ? heldBy : 'Only an owner changes roles.',
      onSelect: () => commands.changeRole(member),
    },
    {
      kind: 'action',
      label: isSelf ? 'Leave' : 'Remove member',
      icon: isSelf ? LogOut : UserMinus,
      isDangerous: true,
      unavailable: heldBy,
      onSelect: () => commands.remove(member),
    },
  ];
  return (
    <TableRow>
      <TableRowHeader>
        <span className="grid min-w-0">
          <span className="flex flex-wrap items-center gap-2">
            {name}
            {isSelf ? <Badge tone="neutral">You</Badge> : null}
          </span>
          <span className="text-xs font-normal text-muted">{email}</span>
        </span>
      </TableRowHeader>
      <TableCell label="Role">{ROLE_TEXTS[role].name}</TableCell>
      <TableCell label="Joined">
        <span className="whitespace-nowrap">
          <Time at={joinedAt} format="date" />
        </span>
      </TableCell>
      <TableCell label="" isAction>
        {mayManage || isSelf ? (
          <span className="flex justify-end">
            <Menu
              label={`Actions for member ${name}`}
              align="end"
              entries={entries}
              trigger={(trigger) => (
                <IconButton {...trigger} label={`Actions for member ${name}`}>
                  <Ellipsis aria-hidden />
                </IconButton>
              )}
            />
          </span>
        ) : null}
      </TableCell>
    </TableRow>
  );
}
