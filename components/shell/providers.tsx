'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ClockProvider } from '@/components/ui/clock';
import { ToastProvider } from '@/components/ui/toast';
import { makeQueryClient } from './query-client';

/** What the signed-in pages share in the browser: the query cache, toasts, the clock. */
export function Providers({ renderedAt, children }: { renderedAt: number; children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <ClockProvider renderedAt={renderedAt}>
        <ToastProvider>{children}</ToastProvider>
      </ClockProvider>
    </QueryClientProvider>
  );
}
