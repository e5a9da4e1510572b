'use client';

import type { KeyUsage } from '@/lib/usage/schemas';
import { outcomeText } from './outcome-text';
import { refusedByCode } from './refused-by-code';

/** What the refused requests were refused with, in all the days that the chart shows. */
export function RefusalReasons({ days }: { days: KeyUsage['days'] }) {
  const reasons = refusedByCode(days);
  if (reasons.length === 0) return null;
  return (
    <ul aria-label="Refused requests by outcome" className="grid gap-1 border-t border-line pt-3">
      {reasons.map(({ code, requests }) => (
        <li key={code} className="flex flex-wrap gap-x-2.5 tabular-nums">
          <span className="min-w-8 text-right font-medium">{requests.toLocaleString('en')}</span>
          <code className="font-mono text-[0.8125rem] wrap-anywhere">{code}</code>
          <span className="text-muted">{outcomeText(code)}</span>
        </li>
      ))}
    </ul>
  );
}
