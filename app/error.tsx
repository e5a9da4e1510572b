'use client';

import { FailureScreen } from '@/components/shell/failure-screen';

type ErrorPageProps = { error: unknown; retry: () => void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return <FailureScreen error={error} onRetry={retry} />;
}
