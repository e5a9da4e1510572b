'use client';

import { useTransition } from 'react';
import { LoadFailure } from './load-failure';

type PageFailureProps = {
  title?: string;
  message?: string;
  /** Asks the server for the page again. */
  retry: () => void;
};

/** Stands where a page would be that could not be made; the shell around it stays. */
export function PageFailure({
  title = 'This page could not be loaded.',
  message = 'Something went wrong on our side. Nothing was changed.',
  retry,
}: PageFailureProps) {
  const [isPending, startTransition] = useTransition();
  return (
    <LoadFailure
      title={title}
      message={message}
      isRetrying={isPending}
      onRetry={() => startTransition(retry)}
    />
  );
}
