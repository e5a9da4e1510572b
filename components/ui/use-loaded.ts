'use client';

import { useState } from 'react';
import { useSubmission } from './use-submission';

/**
 * Code that comes when it is first wanted, so that the page does not wait for it. `preload` is for the moment before,
 * when the pointer or the focus comes near; `ensure` runs what is to follow once it is there, and a failure can be tried again,
 * which `React.lazy` does not allow.
 */
export function useLoaded<T>(load: () => Promise<T>) {
  const [loaded, setLoaded] = useState<{ code: T } | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const { isPending, submit } = useSubmission();

  async function loadThen(next: () => void) {
    try {
      const code = loaded?.code ?? (await load());
      setLoaded({ code });
      setHasFailed(false);
      next();
    } catch {
      setHasFailed(true);
    }
  }
  return {
    code: loaded?.code ?? null,
    isLoading: isPending,
    hasFailed,
    preload: () =>
      void load().then(
        (code) => setLoaded({ code }),
        () => undefined,
      ),
    ensure: (next: () => void) => void submit(() => loadThen(next)),
  };
}
