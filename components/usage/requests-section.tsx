'use client';

import { ANY, ENVIRONMENT_CHOICES } from '@/components/keys/view-choices';
import { ConnectionNotice } from '@/components/ui/connection-notice';
import { Disclosure } from '@/components/ui/disclosure';
import { LoadFailure } from '@/components/ui/load-failure';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { RequestsChart, type DrawnDays } from './requests-chart';
import { RequestsTable } from './requests-table';
import { SPAN_CHOICES, type UsageView } from './usage-view';
import type { useRequests } from './use-usage';

type RequestsSectionProps = {
  view: UsageView;
  query: ReturnType<typeof useRequests>;
  /** What the server has drawn, and of which days. */
  drawn: DrawnDays;
  onChange: (part: Partial<UsageView>) => void;
};

/** The requests with API keys of each day: a chart, and the table behind it. */
export function RequestsSection({ view, query, drawn, onChange }: RequestsSectionProps) {
  return (
    <section aria-labelledby="requests-heading" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="requests-heading" className="font-medium">
          Requests per day
        </h2>
        <div className="flex flex-wrap gap-2">
          <Select
            label="Days"
            value={view.days}
            options={SPAN_CHOICES}
            onChange={(days) => onChange({ days })}
          />
          <Select
            label="Environment"
            value={view.environment ?? ANY}
            options={ENVIRONMENT_CHOICES}
            onChange={(value) => onChange({ environment: value === ANY ? null : value })}
          />
        </div>
      </div>
      <p className="text-muted">
        Requests with this project’s API keys, by days of UTC. Today’s are counted within a minute.
      </p>
      <Requests query={query} drawn={drawn} />
    </section>
  );
}

function Requests({ query, drawn }: Pick<RequestsSectionProps, 'query' | 'drawn'>) {
  const { data, error, failureReason, isPlaceholderData } = query;
  if (data === undefined) {
    return error === null ? (
      <div role="status" className="rounded border border-line bg-surface p-4">
        <span className="sr-only">Loading requests…</span>
        <Skeleton className="h-40" />
      </div>
    ) : (
      <LoadFailure
        title="The requests could not be loaded."
        message={error.message}
        isRetrying={query.isFetching}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return (
    <div aria-busy={isPlaceholderData || undefined} className="aria-busy:opacity-60">
      <ConnectionNotice error={failureReason ?? error} />
      <div className="mb-3 rounded border border-line bg-surface p-4">
        <RequestsChart days={data.days} drawn={drawn} />
      </div>
      <Disclosure summary="Show as a table">
        <RequestsTable days={data.days} />
      </Disclosure>
    </div>
  );
}
