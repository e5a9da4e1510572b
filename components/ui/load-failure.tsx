'use client';

import { Button } from './button';
import { Notice } from './notice';

type LoadFailureProps = {
  title: string;
  message: string;
  isRetrying: boolean;
  onRetry: () => void;
};

/** Stands where the content would be: what could not be loaded, why, and Retry. */
export function LoadFailure({ title, message, isRetrying, onRetry }: LoadFailureProps) {
  return (
    <Notice
      tone="error"
      action={
        <Button isPending={isRetrying} onClick={onRetry}>
          Retry
        </Button>
      }
    >
      <p className="font-medium">{title}</p>
      <p>{message}</p>
    </Notice>
  );
}
