'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button';
import { buttonLook } from './button-look';
import { ShallowLink } from './shallow-link';

type PaginationProps = {
  label: string;
  page: number;
  pageSize: number;
  total: number;
  hrefOf: (page: number) => string;
};

/** "51–100 of 120", Previous and Next as links; nothing when all fits on one page. */
export function Pagination({ label, page, pageSize, total, hrefOf }: PaginationProps) {
  const lastPage = Math.max(1, Math.ceil(total / pageSize));
  if (lastPage === 1 && page === 1) return null;
  const first = (page - 1) * pageSize + 1;
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-2 pt-4">
      <p role="status" className="mr-auto text-muted tabular-nums">
        {first <= total
          ? `${first}–${Math.min(first + pageSize - 1, total)} of ${total}`
          : `${total} in all`}
      </p>
      <PageLink href={page > 1 ? hrefOf(Math.min(page - 1, lastPage)) : null}>
        <ChevronLeft aria-hidden className="size-4" />
        Previous
      </PageLink>
      <PageLink href={page < lastPage ? hrefOf(page + 1) : null}>
        Next
        <ChevronRight aria-hidden className="size-4" />
      </PageLink>
    </nav>
  );
}

/** A page that is not there stays in its place, so that the other button does not move under the pointer. */
function PageLink({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) return <Button isUnavailable>{children}</Button>;
  return (
    <ShallowLink href={href} className={buttonLook({})}>
      {children}
    </ShallowLink>
  );
}
