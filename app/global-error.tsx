'use client';

import { GeistSans } from 'geist/font/sans';
import { FailureScreen } from '@/components/shell/failure-screen';
import './globals.css';

type GlobalErrorProps = { error: unknown; retry: () => void };

/** Stands in for the root layout when that itself fails, so it brings its own document. */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  return (
    <html lang="en" className={GeistSans.variable}>
      <body className="font-sans">
        <title>Something went wrong · UploadKit</title>
        <FailureScreen error={error} onRetry={retry} />
      </body>
    </html>
  );
}
