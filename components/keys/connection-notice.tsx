'use client';

import { Notice } from '@/components/ui/notice';
import { ApiError } from '@/lib/api-client';

/** Says that what is shown may be old, while the list goes on asking. The region is always there, to be announced. */
export function ConnectionNotice({ error }: { error: unknown }) {
  const isLost = error instanceof ApiError && error.code === 'network';
  return (
    <div role="status" className="not-empty:mb-5">
      {error === null ? null : (
        <Notice tone="warning">
          {isLost
            ? 'The server cannot be reached. This list may be out of date; trying again…'
            : 'This list could not be renewed and may be out of date; trying again…'}
        </Notice>
      )}
    </div>
  );
}
