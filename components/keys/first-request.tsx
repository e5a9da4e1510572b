'use client';

import { CircleCheck, CircleDashed, CircleOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CreatedKey } from '@/lib/keys/schemas';
import { useFirstRequest, type FirstRequest as Seen } from './use-first-request';

/** Waits with the person for the first request of a new key; that it came is announced. */
export function FirstRequest({ created }: { created: CreatedKey }) {
  const seen = useFirstRequest(created);
  return (
    <p
      role="status"
      className="flex items-start gap-2.5 rounded border border-line bg-sunken px-3 py-2.5"
    >
      {words(seen)}
    </p>
  );
}

function words(seen: Seen): ReactNode {
  switch (seen.state) {
    case 'waiting':
      return (
        <>
          <CircleDashed
            aria-hidden
            className="mt-0.5 size-4 shrink-0 animate-spin text-muted [animation-duration:3s]"
          />
          Waiting for the first request…
        </>
      );
    case 'received':
      return (
        <>
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-ok-ink" />
          <span className="min-w-0 wrap-anywhere">
            <span className="font-medium text-ok-ink">First request received</span>
            {seen.from === null ? null : <span className="text-muted"> from {seen.from}</span>}
          </span>
        </>
      );
    case 'unseen':
      return (
        <>
          <CircleOff aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
          Your session has ended: requests cannot be seen here any more. Save the key, then sign in
          again.
        </>
      );
  }
}
