'use client';

import { ShallowLink } from './shallow-link';

/** A page beyond the last one of a list; `things` are what it would hold. */
export function NoSuchPage({ things, firstPage }: { things: string; firstPage: string }) {
  return (
    <p className="text-muted">
      This page has no {things}.{' '}
      <ShallowLink
        href={firstPage}
        className="rounded-sm text-accent-ink underline underline-offset-4"
      >
        Go to the first page
      </ShallowLink>
    </p>
  );
}
