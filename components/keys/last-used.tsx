'use client';

import { Time } from '@/components/ui/time';
import { Tooltip } from '@/components/ui/tooltip';
import type { KeyRecord } from '@/lib/keys/schemas';

type AddressesProps = {
  /** From how many it was used in the last 24 hours; null when that is not known. */
  addresses?: number | null;
};

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

/** The server tells no more apart (lib/usage/write-addresses.ts). */
const MANY = 100;

/**
 * The same as plain words: "Last used 4 minutes ago from 192.0.2.7", or "… from 2 addresses" where it is known that there were several.
 */
export function LastUsedText({ apiKey, addresses = null }: LastUsedProps & AddressesProps) {
  const { last_used_at: usedAt, last_used_ip: address } = apiKey;
  if (usedAt === null) return 'Never used';
  const several =
    addresses === null || addresses < 2
      ? null
      : `${addresses < MANY ? addresses : `${MANY} or more`} addresses`;
  const from = several ?? address;
  return (
    <>
      Last used <Time at={usedAt} format="ago" />
      {from === null ? null : ` from ${from}`}
    </>
  );
}
