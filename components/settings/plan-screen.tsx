'use client';

import { useRef } from 'react';
import { ConnectionNotice } from '@/components/ui/connection-notice';
import { Notice } from '@/components/ui/notice';
import { ScreenHeader } from '@/components/ui/screen-header';
import { useToast } from '@/components/ui/toast';
import { useDialogSubject } from '@/components/ui/use-dialog-subject';
import { useLoaded } from '@/components/ui/use-loaded';
import { TIER_NAMES } from '@/components/usage/tier-names';
import type { TenantRecord } from '@/lib/accounts/schemas';
import type { Tier } from '@/lib/auth/principal';
import { mayManageTenant, type Role } from '@/lib/auth/roles';
import { OverLimits } from './over-limits';
import { PlanCard } from './plan-card';
import { overLimits, type Plan, type PlanUse } from './plan-limits';
import { SettingsSection } from './settings-section';
import { TenantNameForm } from './tenant-name-form';
import { useTenant, useTenantChange } from './use-tenant';

type PlanScreenProps = {
  tenant: TenantRecord;
  role: Role;
  plans: readonly Plan[];
  use: PlanUse;
  /** Whether owners change the plan themselves; else the operator of the server does. */
  isSelfServe: boolean;
};

/** The four plans side by side, the tenant's marked, and the way to another. The dialog's code comes when it opens. */
export function PlanScreen({ tenant: initial, role, plans, use, isSelfServe }: PlanScreenProps) {
  const query = useTenant(initial);
  const { tier, name } = query.data;
  const change = useTenantChange();
  const showToast = useToast();
  const question = useDialogSubject<{ plan: Plan; from: Tier }>();
  const dialog = useLoaded(() => import('./change-plan-dialog'));
  const heading = useRef<HTMLDivElement>(null);
  const isOwner = mayManageTenant(role);
  const current = plans.find((plan) => plan.tier === tier);
  const sentences = current === undefined ? [] : overLimits(current, use);

  async function changeTo(next: Tier) {
    await change({ tier: next });
    question.close();
    showToast(`${name} is on ${TIER_NAMES[next]} now.`);
  }
  const asked = question.subject;
  return (
    <div className="@container grid gap-5">
      <div ref={heading} tabIndex={-1} className="outline-none">
        <ScreenHeader title="Plan">
          {name} is on {TIER_NAMES[tier]}. Test files count against nothing.
        </ScreenHeader>
        <ConnectionNotice error={query.failureReason ?? query.error} />
      </div>
      {isOwner && isSelfServe ? null : (
        <p className="text-pretty text-muted">{whoChanges({ role, isOwner, isSelfServe, name })}</p>
      )}
      {dialog.hasFailed ? (
        <Notice tone="error">
          The dialog could not be loaded. Check your connection and try again.
        </Notice>
      ) : null}
      {sentences.length === 0 ? null : (
        <OverLimits
          title={`${name} has more than ${TIER_NAMES[tier]} gives:`}
          sentences={sentences}
        />
      )}
      <div className="grid gap-4 @lg:grid-cols-2 @wide:grid-cols-4">
        {plans.map((plan) => (
          <PlanCard
            key={plan.tier}
            plan={plan}
            current={tier}
            onChoose={
              isOwner && isSelfServe
                ? (chosen) => dialog.ensure(() => question.ask({ plan: chosen, from: tier }))
                : null
            }
          />
        ))}
      </div>
      {isOwner ? (
        <SettingsSection
          title="Name of the tenant"
          description="What its members, and who is invited, read."
        >
          <TenantNameForm name={name} />
        </SettingsSection>
      ) : null}
      {dialog.code === null || asked === null ? null : (
        <dialog.code.ChangePlanDialog
          key={asked.nth}
          plan={asked.about.plan}
          current={asked.about.from}
          use={use}
          isOpen={asked.isOpen}
          onClose={question.close}
          onChange={changeTo}
          focusAfter={() => heading.current}
        />
      )}
    </div>
  );
}

type Changer = { role: Role; isOwner: boolean; isSelfServe: boolean; name: string };

function whoChanges({ role, isOwner, isSelfServe, name }: Changer): string {
  if (!isSelfServe) return 'On this server only its operator changes plans. Ask them for another.';
  return isOwner ? '' : `Your role, ${role}, may look at plans. An owner of ${name} changes them.`;
}
