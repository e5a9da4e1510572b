'use client';

import { useState } from 'react';
import { guardAgainstLeaving } from '@/components/ui/leave-guard';
import { stayOnPage } from '@/lib/api-client';
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
    const unguard = guardAgainstLeaving(() => setIsAsking(true));
    try {
      const key = await make();
      const endStay = stayOnPage();
      setRevealed({ key, release: () => (endStay(), unguard()) });
      setIsAsking(false);
    } catch (error) {
      unguard();
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
