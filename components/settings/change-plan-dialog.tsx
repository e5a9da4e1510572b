'use client';

import { ConfirmDialog, type ConfirmDialogState } from '@/components/form/confirm-dialog';
import { TIER_NAMES } from '@/components/usage/tier-names';
import type { Tier } from '@/lib/auth/principal';
import { OverLimits } from './over-limits';
import { changeText, overLimits, type Plan, type PlanUse } from './plan-limits';

type ChangePlanDialogProps = ConfirmDialogState & {
  plan: Plan;
  current: Tier;
  use: PlanUse;
  /** Resolves once the server has confirmed; throws ApiError. */
  onChange: (tier: Tier) => Promise<void>;
};

/** Asks before the plan changes, and tells what will not fit into it. */
export function ChangePlanDialog(props: ChangePlanDialogProps) {
  const { plan, current, use, onChange, ...state } = props;
  const change = changeText(current, plan.tier);
  const sentences = overLimits(plan, use);
  return (
    <ConfirmDialog
      {...state}
      title={`${change}?`}
      description="Its limits count from the next request on. Nothing is deleted or revoked."
      confirmLabel={change}
      variant="primary"
      onConfirm={() => onChange(plan.tier)}
      failureText="The plan was not changed."
    >
      {sentences.length === 0 ? (
        <p>All that you use now fits into {TIER_NAMES[plan.tier]}.</p>
      ) : (
        <OverLimits title={`More than ${TIER_NAMES[plan.tier]} gives:`} sentences={sentences} />
      )}
    </ConfirmDialog>
  );
}
