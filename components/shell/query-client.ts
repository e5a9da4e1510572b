import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/lib/api-client';

const MAX_RETRIES = 2;

/** A query cache that asks even while the browser believes it is offline: the server may be this very machine. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: isWorthRetrying, retryDelay: 1000 },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Only what may pass by itself: nothing answered, or the server was in trouble. */
function isWorthRetrying(failures: number, error: unknown): boolean {
  if (failures >= MAX_RETRIES || !(error instanceof ApiError)) return false;
  return error.code === 'network' || error.status >= 500;
}
