'use client';

import { useEffect, useState } from 'react';
import { copyText } from './copy-text';

const COPIED_MS = 2000;

/** Copies, and keeps what came of it: "copied" for two seconds, "failed" until the next try. */
export function useCopy() {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);

  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome(null), COPIED_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy(text: string, container: HTMLElement): Promise<boolean> {
    const isCopied = await copyText(text, container);
    setOutcome(isCopied ? 'copied' : 'failed');
    return isCopied;
  }
  return { outcome, copy };
}
