'use client';

import { Button } from '@/components/ui/button';
import { isActive } from './upload';
import { UploadRow } from './upload-row';
import type { Uploads } from './use-uploads';

/** The files on their way, and those that were, until they are dismissed. */
export function UploadsList({ uploads }: { uploads: Uploads }) {
  const all = uploads.uploads;
  const active = all.filter(isActive).length;
  const stored = all.filter(({ state }) => state.kind === 'stored').length;
  return (
    <section aria-label="Uploads" className="grid gap-2 not-has-[li]:contents">
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-2 not-has-[p:not(:empty)]:sr-only">
        <p role="status" className="text-muted tabular-nums">
          {all.length === 0 ? '' : `${stored} of ${all.length} uploaded`}
        </p>
        {active > 1 ? (
          <Button size="small" onClick={uploads.cancelAll}>
            Cancel all uploads
          </Button>
        ) : null}
        {active === 0 && all.length > 0 ? (
          <Button size="small" onClick={uploads.dismissEnded}>
            Clear uploads
          </Button>
        ) : null}
      </div>
      {all.length === 0 ? null : (
        <ul className="rounded border border-line bg-surface">
          {all.map((upload) => (
            <UploadRow key={upload.id} upload={upload} uploads={uploads} />
          ))}
        </ul>
      )}
    </section>
  );
}
