'use client';

import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode, Ref } from 'react';
import { EnvironmentBadge } from '@/components/keys/environment-badge';
import type { KeyRecord } from '@/lib/keys/schemas';

type KeyHeaderProps = {
  apiKey: KeyRecord;
  /** Focus goes to the name when what had it is gone. */
  ref: Ref<HTMLHeadingElement>;
  action: ReactNode;
};

/** Which key this is, what can be done with it, and the way back to all of them. */
export function KeyHeader({ apiKey, ref, action }: KeyHeaderProps) {
  return (
    <header className="grid justify-items-start gap-2">
      <Link
        href={`/projects/${apiKey.project_id}/keys`}
        prefetch={false}
        className="-ml-1 inline-flex h-6 items-center gap-0.5 rounded-sm pr-1 text-muted transition-colors hover:text-ink"
      >
        <ChevronLeft aria-hidden className="size-4" />
        All API keys
      </Link>
      <div className="flex w-full flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-h-9 min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1
            ref={ref}
            tabIndex={-1}
            className="min-w-0 rounded-sm text-xl font-semibold tracking-tight wrap-anywhere"
          >
            {apiKey.name}
          </h1>
          <EnvironmentBadge environment={apiKey.environment} />
        </div>
        {action}
      </div>
    </header>
  );
}
