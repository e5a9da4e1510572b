'use client';

import { useRef, useState } from 'react';

/** Runs one thing at a time: while it runs, starting it again does nothing, however fast the clicks come. */
export function useSubmission() {
  const isRunning = useRef(false);
  const [isPending, setIsPending] = useState(false);

  async function submit(action: () => Promise<void>): Promise<void> {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsPending(true);
    try {
      await action();
    } finally {
      isRunning.current = false;
      setIsPending(false);
    }
  }
  return { isPending, submit };
}
