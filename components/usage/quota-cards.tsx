'use client';

import { sizeText } from '@/components/ui/size-text';
import { Time } from '@/components/ui/time';
import type { UsageRecord } from '@/lib/usage/schemas';
import { QuotaCard, UsageCard } from './quota-card';

const countText = (count: number) => count.toLocaleString('en');

/** What is used of the plan: storage, uploads, and how large a file may be. */
export function QuotaCards({ usage }: { usage: UsageRecord }) {
  const { storage_bytes: storage, uploads_this_month: uploads, file_size_bytes: size } = usage;
  return (
    <div className="grid gap-4 @lg:grid-cols-2 @wide:grid-cols-3">
      <QuotaCard title="Storage" used={storage.used} limit={storage.limit} textOf={sizeText}>
        All live files of all projects.
      </QuotaCard>
      <QuotaCard
        title="Uploads this month"
        used={uploads.used}
        limit={uploads.limit}
        textOf={countText}
      >
        Starts again on <Time at={uploads.resets_at} format="short" />.
      </QuotaCard>
      <UsageCard title="Largest file">
        <p className="text-base font-medium tabular-nums">{sizeText(size.limit)}</p>
        <p className="text-xs text-muted">A context may allow less, never more.</p>
      </UsageCard>
    </div>
  );
}
