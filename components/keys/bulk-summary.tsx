'use client';

import { Notice } from '@/components/ui/notice';
import { BULK_WORDS, countOfKeys, type BulkAction } from './bulk-actions';
import type { Outcome } from './use-bulk-run';

type BulkSummaryProps = {
  action: BulkAction;
  outcomes: ReadonlyMap<string, Outcome>;
  isPending: boolean;
};

/** What came of all of them, in a sentence, once the last one is through. The region is always there, to be announced. */
export function BulkSummary({ action, outcomes, isPending }: BulkSummaryProps) {
  const { done } = BULK_WORDS[action];
  const states = [...outcomes.values()].map(({ state }) => state);
  const failed = states.filter((state) => state === 'failed').length;
  const succeeded = states.filter((state) => state === 'done').length;
  return (
    <div role="status" className="empty:hidden">
      {isPending || states.length === 0 ? null : (
        <Notice tone={failed > 0 ? 'warning' : 'info'}>
          <p>
            {countOfKeys(succeeded)} {done}
            {failed > 0 ? `, ${failed} not. Below is why.` : '.'}
          </p>
        </Notice>
      )}
    </div>
  );
}
