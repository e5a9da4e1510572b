'use client';

import { PageFailure } from '@/components/ui/page-failure';

/** The shell stays: only this page could not be made. */
export default function ErrorInSettings({ retry }: { retry: () => void }) {
  return <PageFailure retry={retry} />;
}
