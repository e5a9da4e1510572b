'use client';

import { Time } from '@/components/ui/time';
import { Tooltip } from '@/components/ui/tooltip';
import type { KeyRecord } from '@/lib/keys/schemas';

type LastUsedProps = { apiKey: Pick<KeyRecord, 'last_used_at' | 'last_used_ip'> };

/** When the key was last used; exact time and address on hover, focus or a tap. */
export function LastUsed({ apiKey }: LastUsedProps) {
  const { last_used_at: usedAt, last_used_ip: address } = apiKey;
  if (usedAt === null) return <span className="whitespace-nowrap text-muted">Never used</span>;
  return (
    <Tooltip
      content={
        <>
          <Time at={usedAt} format="full" />
          {address === null ? null : ` from ${address}`}
        </>
      }
    >
      <Time at={usedAt} format="ago" />
    </Tooltip>
  );
}

/** The same as plain words: "Last used 4 minutes ago from 192.0.2.7". */
export function LastUsedText({ apiKey }: LastUsedProps) {
  const { last_used_at: usedAt, last_used_ip: address } = apiKey;
  if (usedAt === null) return 'Never used';
  return (
    <>
      Last used <Time at={usedAt} format="ago" />
      {address === null ? null : ` from ${address}`}
    </>
  );
}
