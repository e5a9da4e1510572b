'use client';

import clsx from 'clsx';
import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { useFileDrop } from './use-file-drop';

type DropZoneProps = {
  /** What the context takes, in a line. */
  hint: string;
  onFiles: (files: readonly File[]) => void;
};

/** Takes files that are dropped, here or anywhere on the page, or chosen by the button. */
export function DropZone({ hint, onFiles }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const isOver = useFileDrop(onFiles);
  return (
    <div
      className={clsx(
        'grid justify-items-center gap-2 rounded border border-dashed px-4 py-6 text-center transition-colors',
        isOver ? 'border-accent bg-accent-soft' : 'border-edge bg-surface',
      )}
    >
      <div className="flex flex-wrap items-center justify-center gap-x-3 gap-y-2">
        <Button
          variant="primary"
          icon={<Upload aria-hidden className="size-4" />}
          onClick={() => input.current?.click()}
        >
          Choose files
        </Button>
        <p className="text-muted">{isOver ? 'Let go to upload' : 'or drop them here'}</p>
      </div>
      <p className="text-xs text-pretty text-muted">{hint}</p>
      {/* The button opens it: a file input of the platform cannot be styled, nor named by us in every language. */}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to upload"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </div>
  );
}
