'use client';

import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { keyHref } from '@/components/keys/key-href';
import { ConnectionNotice } from '@/components/ui/connection-notice';
import { Disclosure } from '@/components/ui/disclosure';
import { LoadFailure } from '@/components/ui/load-failure';
import { Select } from '@/components/ui/select';
import { hrefOf } from '@/components/ui/url-view';
import { RequestsChart, type DrawnDays } from '@/components/usage/requests-chart';
import { readSpan, SPAN_CHOICES, spanQuery, type Span } from '@/components/usage/usage-view';
import type { KeyUsage as Usage } from '@/lib/usage/schemas';
import { KeyUsageSkeleton } from './key-usage-skeleton';
import { KeyUsageTable } from './key-usage-table';
import { RefusalReasons } from './refusal-reasons';
import { RefusalsTable } from './refusals-table';
import { useKeyUsage } from './use-key-usage';

type KeyUsageProps = {
  projectId: string;
  keyId: string;
  /** What the server read, and for how many days, and its drawing; null where it could not. */
  initial: { days: Span; usage: Usage | null; drawing: ReactNode };
};

/** What a key is used for: a chart by day and outcome, the table behind it, and the latest refusals. */
export function KeyUsage({ projectId, keyId, initial }: KeyUsageProps) {
  const days = readSpan(useSearchParams());
  const query = useKeyUsage(
    { projectId, keyId, days },
    days === initial.days ? initial.usage : null,
  );
  const show = (next: Span) =>
    window.history.pushState(null, '', hrefOf(keyHref(projectId, keyId), spanQuery(next)));
  return (
    <section aria-labelledby="usage-heading" className="@container grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="usage-heading" className="font-medium">
          Usage
        </h2>
        <Select label="Days" value={days} options={SPAN_CHOICES} onChange={show} />
      </div>
      <UsageFigures
        query={query}
        drawn={{ of: initial.usage?.days ?? null, drawing: initial.drawing }}
      />
    </section>
  );
}

type UsageFiguresProps = { query: ReturnType<typeof useKeyUsage>; drawn: DrawnDays };

function UsageFigures({ query, drawn }: UsageFiguresProps) {
  const { data, error, failureReason, isPlaceholderData } = query;
  if (data === undefined) {
    return error === null ? (
      <KeyUsageSkeleton />
    ) : (
      <LoadFailure
        title="The usage could not be loaded."
        message={error.message}
        isRetrying={query.isFetching}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return (
    <div
      aria-busy={isPlaceholderData || undefined}
      className="grid gap-3 aria-busy:opacity-60 aria-busy:delay-200"
    >
      <ConnectionNotice error={failureReason ?? error} />
      <div className="grid gap-3 rounded border border-line bg-surface p-4">
        <RequestsChart days={data.days} drawn={drawn} />
        <RefusalReasons days={data.days} />
      </div>
      <Disclosure summary="Show as a table">
        <KeyUsageTable days={data.days} />
      </Disclosure>
      <section aria-labelledby="refusals-heading" className="grid gap-3 pt-3">
        <h2 id="refusals-heading" className="font-medium">
          Recent refusals
        </h2>
        <RefusalsTable refusals={data.refusals} />
      </section>
    </div>
  );
}
