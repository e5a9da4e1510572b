'use client';

import { WifiOff } from 'lucide-react';
import { useIsConnectionLost } from './use-connection';

/** Says above every page that the server cannot be reached, for as long as that is so. The region is always there, to be announced. */
export function ConnectionBanner() {
  const isLost = useIsConnectionLost();
  return (
    <div role="status" className="sticky top-0 z-30">
      {isLost ? (
        <p className="flex items-center gap-2.5 border-b border-warn-line bg-warn-soft px-4 py-2 md:px-6">
          <WifiOff aria-hidden className="size-4 shrink-0 text-warn-ink" />
          Connection lost: the server cannot be reached. What you see may be out of date; trying
          again…
        </p>
      ) : null}
    </div>
  );
}
