'use client';

import { useState } from 'react';
import { guardAgainstLeaving } from '@/components/ui/leave-guard';
import { ApiError, leaveForSignIn, stayOnPage } from '@/lib/api-client';
import type { CreatedKey } from '@/lib/keys/schemas';

/**
 * A new secret, from the request that makes it until it is saved or given up. It lives in this state alone; meanwhile the page
 * cannot be left unasked.
 */
export function useKeyReveal() {
  const [revealed, setRevealed] = useState<{ key: CreatedKey; release: () => void } | null>(null);
  const [isAsking, setIsAsking] = useState(false);

  /** @throws what `make` throws */
  async function reveal(make: () => Promise<CreatedKey>): Promise<void> {
    const guard = guardAgainstLeaving(() => setIsAsking(true));
    const endStay = stayOnPage();
    try {
      const key = await make();
      setRevealed({ key, release: () => (endStay(), guard.lift()) });
      setIsAsking(false);
    } catch (error) {
      endStay();
      if (error instanceof ApiError && error.code === 'unauthenticated') {
        guard.giveWay();
        leaveForSignIn({ inPlace: true });
      } else guard.lift();
      throw error;
    }
  }

  function forget() {
    revealed?.release();
    setRevealed(null);
    setIsAsking(false);
  }
  return {
    created: revealed?.key ?? null,
    reveal,
    forget,
    isAsking: isAsking && revealed !== null,
    ask: () => setIsAsking(true),
    keepOpen: () => setIsAsking(false),
  };
}
