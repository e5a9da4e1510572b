'use client';

import Link, { useLinkStatus } from 'next/link';
import { Spinner } from '@/components/ui/spinner';
import type { KeyRecord } from '@/lib/keys/schemas';
import { keyHref } from './key-href';

/** A key's name, which leads to its page. */
export function KeyLink({ apiKey }: { apiKey: KeyRecord }) {
  return (
    <Link
      href={keyHref(apiKey.project_id, apiKey.api_key_id)}
      prefetch={false}
      className="-my-0.5 inline-flex min-h-6 max-w-full items-center rounded-sm py-0.5 underline decoration-transparent underline-offset-4 transition-colors hover:decoration-current"
    >
      <span dir="auto" title={apiKey.name} className="line-clamp-2">
        {apiKey.name}
      </span>
      <Pending />
    </Link>
  );
}

function Pending() {
  const { pending } = useLinkStatus();
  return pending ? (
    <span className="ml-2 inline-flex shrink-0">
      <Spinner />
    </span>
  ) : null;
}
