'use client';

import { Notice } from './notice';
import { ApiError } from '@/lib/api-client';

/**
 * Says that what is shown may be old, while it is being asked for again. A server that cannot be reached is told above the page, for all
 * of it. The region is always there, to be announced.
 */
export function ConnectionNotice({ error }: { error: unknown }) {
  const isLost = error instanceof ApiError && error.code === 'network';
  return (
    <div role="status" className="not-empty:mb-5">
      {error === null || isLost ? null : (
        <Notice tone="warning">
          What is shown here could not be renewed and may be out of date; trying again…
        </Notice>
      )}
    </div>
  );
}
