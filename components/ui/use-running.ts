'use client';

import { useRef, useState } from 'react';

/** Runs one thing at a time for each id: which run, and what went wrong with the last, in a sentence. */
export function useRunning() {
  const running = useRef(new Set<string>());
  const [runningIds, setRunningIds] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<string | null>(null);

  /** `action` resolves with what went wrong; null when nothing did. */
  async function run(id: string, action: () => Promise<string | null>): Promise<void> {
    if (running.current.has(id)) return;
    running.current.add(id);
    setRunningIds(new Set(running.current));
    setFailure(null);
    try {
      setFailure(await action());
    } finally {
      running.current.delete(id);
      setRunningIds(new Set(running.current));
    }
  }
  return { runningIds, failure, dismissFailure: () => setFailure(null), run };
}
