'use client';

import { PageFailure } from '@/components/ui/page-failure';

/** The shell stays; only this key is missing. */
export default function KeyError({ retry }: { retry: () => void }) {
  return (
    <PageFailure
      title="The API key could not be loaded."
      message="The server could not read it."
      retry={retry}
    />
  );
}
