'use client';

import { LoadFailure } from '@/components/keys/load-failure';
import { useTransition } from 'react';

type KeysErrorProps = { retry: () => void };

/** The shell stays; only the keys are missing. */
export default function KeysError({ retry }: KeysErrorProps) {
  const [isPending, startTransition] = useTransition();
  return (
    <LoadFailure
      message="The server could not read them."
      isRetrying={isPending}
      onRetry={() => startTransition(retry)}
    />
  );
}
