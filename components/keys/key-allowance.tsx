'use client';

import Link from 'next/link';
import { settingsHref } from '@/components/shell/place';
import { Button } from '@/components/ui/button';
import { buttonLook } from '@/components/ui/button-look';
import { Meter } from '@/components/ui/meter';
import { Notice } from '@/components/ui/notice';
import { TIER_NAMES } from '@/components/usage/tier-names';
import type { Tier } from '@/lib/auth/principal';
import { mayManageTenant, type Role } from '@/lib/auth/roles';
import type { KeyRecord } from '@/lib/keys/schemas';
import { IdleKeys } from './idle-keys';

export type Allowance = { used: number; limit: number | null; tier: Tier };

const NOTICE_FROM = 0.8;

export const LIMIT_NOTICE_ID = 'key-limit-notice';

export function isAtLimit({ used, limit }: Allowance): boolean {
  return limit !== null && used >= limit;
}

type KeyAllowanceProps = {
  allowance: Allowance;
  tenantName: string;
  role: Role;
  /** Keys that nothing seems to need: what to revoke when the limit is reached. */
  idleKeys: readonly KeyRecord[];
  onRevoke: (apiKey: KeyRecord) => void;
  /** Asks about all of the idle keys at once. */
  onRevokeAll: () => void;
};

/** How many of the plan's keys are used; a notice from 80 %, and at the limit which keys could make room. */
export function KeyAllowance(props: KeyAllowanceProps) {
  const { allowance, tenantName, role, idleKeys, onRevoke, onRevokeAll } = props;
  const { used, limit, tier } = allowance;
  if (limit === null) return null;
  const words = `${used} of ${limit} keys used on ${TIER_NAMES[tier]}`;
  const isNear = used / limit >= NOTICE_FROM;
  const meter = (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Meter label={words} used={used} limit={limit} isWarning={isNear} />
      <span className={isNear ? 'font-medium' : 'text-muted'}>{words}</span>
    </p>
  );
  if (!isNear) return meter;
  return (
    <div id={LIMIT_NOTICE_ID} className="w-full">
      <Notice
        tone="warning"
        action={
          isAtLimit(allowance) ? (
            <span className="flex flex-wrap gap-2">
              {idleKeys.length > 0 ? (
                <Button onClick={onRevokeAll}>Revoke unused keys</Button>
              ) : null}
              {mayManageTenant(role) ? (
                <Link href={settingsHref('plan')} prefetch={false} className={buttonLook({})}>
                  Upgrade
                </Link>
              ) : null}
            </span>
          ) : undefined
        }
      >
        {meter}
        <p>
          {isAtLimit(allowance)
            ? `${toldOver(used, limit)}, or ${wayToUpgrade(role, tenantName)}.`
            : `${limit - used} more can be created.`}
        </p>
        {isAtLimit(allowance) ? <IdleKeys keys={idleKeys} onRevoke={onRevoke} /> : null}
      </Notice>
    </div>
  );
}

/** After a move to a smaller plan there may be more keys than it allows. */
function toldOver(used: number, limit: number): string {
  return used > limit
    ? `All ${used} keys go on working. To create another, revoke keys until fewer than ${limit} are left`
    : 'To create another key, revoke one that is no longer needed';
}

/** Plans are the owner's to change. */
function wayToUpgrade(role: Role, tenantName: string): string {
  return mayManageTenant(role)
    ? 'take a larger plan'
    : `ask an owner of ${tenantName} for a larger plan`;
}
