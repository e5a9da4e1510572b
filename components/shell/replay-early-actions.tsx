'use client';

import { useEffect } from 'react';

/** Once the page works, does what was asked of it before. */
export function ReplayEarlyActions() {
  useEffect(() => {
    // Behind the effects of what stands above, too: Next's router follows the URL only from its own on.
    const timer = setTimeout(() => window.replayEarlyActions?.());
    return () => clearTimeout(timer);
  }, []);
  return null;
}
