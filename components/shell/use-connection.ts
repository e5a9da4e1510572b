'use client';

import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError, fetchOrExplain } from '@/lib/api-client';

const RETRY_MS = 3000;
const ANSWER_WITHIN_MS = 5000;

/**
 * Whether the server cannot be reached: noticed when a query finds nothing that answers, or the browser goes offline. From then on
 * the server is asked every three seconds, and once it answers, everything in view is loaded anew.
 */
export function useIsConnectionLost(): boolean {
  const queryClient = useQueryClient();
  const [isLost, setIsLost] = useState(false);

  useEffect(() => {
    const check = () => void isServerThere().then((isThere) => setIsLost(!isThere));
    const unsubscribe = watchQueries(queryClient, setIsLost);
    window.addEventListener('offline', check);
    return () => {
      unsubscribe();
      window.removeEventListener('offline', check);
    };
  }, [queryClient]);

  useEffect(() => {
    if (!isLost) return;
    const timer = setInterval(() => {
      void isServerThere().then((isThere) => {
        if (!isThere) return;
        setIsLost(false);
        void queryClient.invalidateQueries();
      });
    }, RETRY_MS);
    return () => clearInterval(timer);
  }, [isLost, queryClient]);
  return isLost;
}

/** Tells by every query's outcome whether something answers. */
function watchQueries(queryClient: QueryClient, setIsLost: (isLost: boolean) => void) {
  return queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    const { action } = event;
    if (action.type === 'success' && action.manual !== true) setIsLost(false);
    if (action.type !== 'failed' && action.type !== 'error') return;
    const error: unknown = action.error;
    if (error instanceof ApiError) setIsLost(error.code === 'network');
  });
}

async function isServerThere(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    return (await fetchOrExplain('/livez', { signal })).ok;
  } catch {
    return false;
  }
}
