import type { ReactNode } from 'react';
import { Meter } from '@/components/ui/meter';

type QuotaCardProps = {
  title: string;
  used: number;
  /** Null is unlimited. */
  limit: number | null;
  textOf: (amount: number) => string;
  children: ReactNode;
};

const NOTICE_FROM = 0.8;

/** How much of a quota is used, with a word when little is left. */
export function QuotaCard({ title, used, limit, textOf, children }: QuotaCardProps) {
  const isNear = limit !== null && used / limit >= NOTICE_FROM;
  const isFull = limit !== null && used >= limit;
  return (
    <UsageCard title={title}>
      <p className="text-base font-medium tabular-nums">
        {textOf(used)}{' '}
        <span className="text-sm font-normal text-muted">
          {limit === null ? 'without limit' : `of ${textOf(limit)}`}
        </span>
      </p>
      {limit === null ? null : (
        <Meter
          label={`${title}: ${textOf(used)} of ${textOf(limit)}`}
          used={used}
          limit={limit}
          isWarning={isNear}
          isWide
        />
      )}
      <p className="text-xs text-muted">
        {isNear ? (
          <span className="font-medium text-warn-ink">
            {isFull ? 'Used up. ' : `${textOf(limit - used)} left. `}
          </span>
        ) : null}
        {children}
      </p>
    </UsageCard>
  );
}

/** One number of the plan, under its name. */
export function UsageCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section
      aria-label={title}
      className="grid content-start gap-2 rounded border border-line bg-surface p-4"
    >
      <h3 className="text-muted">{title}</h3>
      {children}
    </section>
  );
}
