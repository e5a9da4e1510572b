'use client';

import { Check, Copy } from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from './icon-button';
import { useCopy } from './use-copy';

type CopyButtonProps = {
  /** The accessible name; it includes the object: "Copy checksum of report.pdf". */
  label: string;
  value: string;
};

/** Copies a text that stands beside it; "Copied" is said only when it is true. */
export function CopyButton({ label, value }: CopyButtonProps) {
  const root = useRef<HTMLSpanElement>(null);
  const { outcome, copy } = useCopy();
  const handleCopy = () => (root.current === null ? undefined : void copy(value, root.current));
  return (
    <span ref={root} className="inline-flex items-center gap-1 align-middle">
      <IconButton label={label} className="-my-1.5" onClick={handleCopy}>
        {outcome === 'copied' ? (
          <Check aria-hidden className="text-ok-ink" />
        ) : (
          <Copy aria-hidden />
        )}
      </IconButton>
      <span role="status" className="text-xs text-muted">
        {outcome === 'copied' ? 'Copied' : null}
        {outcome === 'failed' ? 'Not copied: select the text and copy it by hand.' : null}
      </span>
    </span>
  );
}
