'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

type LoadFailureProps = { message: string; isRetrying: boolean; onRetry: () => void };

/** The list could not be loaded at all: what failed, and Retry. */
export function LoadFailure({ message, isRetrying, onRetry }: LoadFailureProps) {
  return (
    <Notice
      tone="error"
      action={
        <Button isPending={isRetrying} onClick={onRetry}>
          Retry
        </Button>
      }
    >
      <p className="font-medium">The API keys could not be loaded.</p>
      <p>{message}</p>
    </Notice>
  );
}
