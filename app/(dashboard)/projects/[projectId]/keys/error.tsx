'use client';

import { PageFailure } from '@/components/ui/page-failure';

/** The shell stays; only the keys are missing. */
export default function KeysError({ retry }: { retry: () => void }) {
  return (
    <PageFailure
      title="The API keys could not be loaded."
      message="The server could not read them."
      retry={retry}
    />
  );
}
