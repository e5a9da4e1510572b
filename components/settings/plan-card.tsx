'use client';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { TIER_NAMES } from '@/components/usage/tier-names';
import type { Tier } from '@/lib/auth/principal';
import { changeText, isNextAfter, limitTexts, type Plan } from './plan-limits';

type PlanCardProps = {
  plan: Plan;
  current: Tier;
  /** Null for who may not change the plan. */
  onChoose: ((plan: Plan) => void) | null;
};

/** One plan with its limits, and the way to it. */
export function PlanCard({ plan, current, onChoose }: PlanCardProps) {
  const { tier } = plan;
  const isCurrent = tier === current;
  return (
    <section
      aria-label={TIER_NAMES[tier]}
      className={`grid content-between gap-4 rounded border bg-surface p-4 ${isCurrent ? 'border-accent' : 'border-line'}`}
    >
      <div className="grid content-start gap-3">
        <h2 className="flex min-h-6 flex-wrap items-center justify-between gap-2 text-base font-semibold">
          {TIER_NAMES[tier]}
          {isCurrent ? <Badge tone="ok">Current plan</Badge> : null}
        </h2>
        <dl className="grid gap-1.5 tabular-nums">
          {limitTexts(plan).map(({ name, value }) => (
            <div key={name} className="flex flex-wrap justify-between gap-x-3">
              <dt className="text-muted">{name}</dt>
              <dd className="font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {onChoose === null || isCurrent ? null : (
        <Button
          variant={isNextAfter(current, tier) ? 'primary' : 'secondary'}
          onClick={() => onChoose(plan)}
        >
          {changeText(current, tier)}
        </Button>
      )}
    </section>
  );
}
