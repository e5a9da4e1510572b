'use client';

import { LoadFailure as Failure } from '@/components/ui/load-failure';

type LoadFailureProps = { message: string; isRetrying: boolean; onRetry: () => void };

/** The keys could not be loaded at all. */
export function LoadFailure(props: LoadFailureProps) {
  return <Failure title="The API keys could not be loaded." {...props} />;
}
