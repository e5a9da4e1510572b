'use client';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { TableCell, TableRow, TableRowHeader } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { Tooltip } from '@/components/ui/tooltip';
import type { SessionRecord } from '@/lib/accounts/schemas';
import { deviceText } from './device-text';

type SessionRowProps = {
  session: SessionRecord;
  isEnding: boolean;
  onEnd: (session: SessionRecord) => void;
};

/** One session: by what and from where, since when, and the way to end it. */
export function SessionRow({ session, isEnding, onEnd }: SessionRowProps) {
  const { current, ip_address: address, user_agent: userAgent } = session;
  const device = deviceText(userAgent);
  const place = address === null ? device : `${device}, ${address}`;
  return (
    <TableRow>
      <TableRowHeader>
        <span className="flex flex-wrap items-center gap-2">
          {device}
          {current ? <Badge tone="ok">This session</Badge> : null}
        </span>
      </TableRowHeader>
      <TableCell label="Address">
        {address === null ? <span className="text-muted">Unknown</span> : address}
      </TableCell>
      <TableCell label="Signed in">
        <Time at={session.created_at} format="moment" />
      </TableCell>
      <TableCell label="Last seen">
        {current ? (
          'Now'
        ) : (
          <Tooltip content={<Time at={session.last_seen_at} format="full" />}>
            <Time at={session.last_seen_at} format="ago" />
          </Tooltip>
        )}
      </TableCell>
      <TableCell label="" isAction>
        <Button
          size="small"
          isPending={isEnding}
          aria-label={current ? `End this session: signs you out here` : `End session ${place}`}
          onClick={() => onEnd(session)}
        >
          End
        </Button>
      </TableCell>
    </TableRow>
  );
}
