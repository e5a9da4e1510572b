import Link from 'next/link';
import { settingsHref } from '@/components/shell/place';
import { buttonLook } from '@/components/ui/button-look';
import { Meter } from '@/components/ui/meter';
import { Notice } from '@/components/ui/notice';
import { TIER_NAMES } from '@/components/usage/tier-names';
import type { Tier } from '@/lib/auth/principal';

type ProjectAllowanceProps = { id: string; used: number; limit: number | null; tier: Tier };

/** How many of the plan's projects there are; at the limit, why no further one can be created. */
export function ProjectAllowance({ id, used, limit, tier }: ProjectAllowanceProps) {
  if (limit === null) return null;
  const words = `${used} of ${limit} projects on ${TIER_NAMES[tier]}`;
  const isFull = used >= limit;
  const meter = (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Meter label={words} used={used} limit={limit} isWarning={isFull} />
      <span className={isFull ? 'font-medium' : 'text-muted'}>{words}</span>
    </p>
  );
  if (!isFull) return meter;
  return (
    <div id={id}>
      <Notice
        tone="warning"
        action={
          <Link href={settingsHref('plan')} prefetch={false} className={buttonLook({})}>
            See plans
          </Link>
        }
      >
        {meter}
        <p>
          {used > limit
            ? `All ${used} stay. To create another, delete projects until fewer than ${limit} are left`
            : 'To create another, delete one that is no longer needed'}
          , or take a larger plan.
        </p>
      </Notice>
    </div>
  );
}
