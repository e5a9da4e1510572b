'use client';

import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { MessageScreen } from './message-screen';

type FailureScreenProps = { error: unknown; onRetry: () => void };

/** A page that could not be rendered, with a way to try again; the reference finds the error in the server's log. */
export function FailureScreen({ error, onRetry }: FailureScreenProps) {
  const [isPending, startTransition] = useTransition();
  const reference = digestOf(error);
  return (
    <MessageScreen
      title="This page could not be loaded"
      action={
        <Button variant="primary" isPending={isPending} onClick={() => startTransition(onRetry)}>
          Retry
        </Button>
      }
    >
      <p role="alert">Something went wrong on our side. Nothing you entered was changed.</p>
      {reference === null ? null : <p className="mt-2 text-xs">Reference {reference}</p>}
    </MessageScreen>
  );
}

function digestOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('digest' in error)) return null;
  return typeof error.digest === 'string' ? error.digest : null;
}
