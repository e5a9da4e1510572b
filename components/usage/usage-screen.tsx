'use client';

import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { ConnectionNotice } from '@/components/ui/connection-notice';
import { ScreenHeader } from '@/components/ui/screen-header';
import { paramsNow } from '@/components/ui/url-view';
import type { RequestUsage, UsageRecord } from '@/lib/usage/schemas';
import { QuotaCards } from './quota-cards';
import { RequestsSection } from './requests-section';
import { TIER_NAMES } from './tier-names';
import { isSameView, readUsageView, usageHref, type UsageView } from './usage-view';
import { useRequests, useUsage } from './use-usage';

type UsageScreenProps = {
  projectId: string;
  tenantName: string;
  usage: UsageRecord;
  /** What the server rendered, and for which view. */
  initial: { view: UsageView; requests: RequestUsage; drawing: ReactNode };
};

/** The Usage screen: what is used of the plan, and the requests of each day. */
export function UsageScreen({ projectId, tenantName, usage, initial }: UsageScreenProps) {
  const view = readUsageView(useSearchParams());
  const plan = useUsage(projectId, usage);
  const known = isSameView(view, initial.view) ? initial.requests : null;
  const requests = useRequests(projectId, view, known);
  const change = (part: Partial<UsageView>) => {
    const next = { ...readUsageView(paramsNow()), ...part };
    window.history.pushState(null, '', usageHref(projectId, next));
  };
  return (
    <div className="@container grid gap-6">
      <ScreenHeader title="Usage">
        What {tenantName} uses of its plan, {TIER_NAMES[plan.data.tier]}. Test files count against
        nothing.
      </ScreenHeader>
      <section aria-labelledby="plan-heading">
        <h2 id="plan-heading" className="sr-only">
          Plan
        </h2>
        <ConnectionNotice error={plan.failureReason ?? plan.error} />
        <QuotaCards usage={plan.data} />
      </section>
      <RequestsSection
        view={view}
        query={requests}
        drawn={{ of: initial.requests.days, drawing: initial.drawing }}
        onChange={change}
      />
    </div>
  );
}
