'use client';

import { FileQuestionMark } from 'lucide-react';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { buttonLook } from '@/components/ui/button-look';
import { screenHref } from './place';

/** What stands in a project where there is no such page, with the way back. */
export function MissingScreen() {
  const { projectId } = useParams();
  return (
    <div className="grid justify-items-center gap-4 py-20 text-center">
      <FileQuestionMark aria-hidden className="size-6 text-muted" strokeWidth={1.5} />
      <div className="grid max-w-md gap-1.5">
        <h1 className="text-xl font-semibold tracking-tight">Not found</h1>
        <p className="text-pretty text-muted">
          This project has nothing at this address. It may have been deleted, or the link is cut
          off.
        </p>
      </div>
      <Link href={screenHref(String(projectId), 'keys')} className={buttonLook({})}>
        Go to the API keys
      </Link>
    </div>
  );
}
