'use client';

import { useTransition } from 'react';
import { LoadFailure } from '@/components/ui/load-failure';

type ErrorInProjectProps = { retry: () => void };

/** The shell stays: only this page could not be made. */
export default function ErrorInProject({ retry }: ErrorInProjectProps) {
  const [isPending, startTransition] = useTransition();
  return (
    <LoadFailure
      title="This page could not be loaded."
      message="Something went wrong on our side. Nothing was changed."
      isRetrying={isPending}
      onRetry={() => startTransition(retry)}
    />
  );
}
