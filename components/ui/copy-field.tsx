'use client';

import { Check, Copy } from 'lucide-react';
import { useId, useRef } from 'react';
import { Button } from './button';
import type { ButtonLook } from './button-look';
import { CONTROL } from './input';
import { useCopy } from './use-copy';

type CopyFieldProps = Pick<ButtonLook, 'variant'> & {
  label: string;
  value: string;
  copyLabel: string;
};

/**
 * A text to take away: read-only, selectable, all of it in sight, with a button that copies it. "Copied" is said only when
 * it is true; when it is not, the text is selected and the way to copy it by hand is named.
 */
export function CopyField({ label, value, copyLabel, variant = 'secondary' }: CopyFieldProps) {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { outcome, copy } = useCopy();

  async function handleCopy() {
    if (root.current === null) return;
    const isCopied = await copy(value, root.current);
    if (!isCopied) field.current?.select();
  }
  return (
    <div ref={root} className="grid gap-1.5">
      <label htmlFor={id} className="justify-self-start font-medium">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        readOnly
        value={value}
        rows={2}
        spellCheck={false}
        autoComplete="off"
        onFocus={(event) => event.currentTarget.select()}
        className={`${CONTROL} field-sizing-content min-h-9 resize-none bg-sunken py-2 font-mono text-[0.8125rem] break-all`}
      />
      <div className="flex flex-wrap items-center gap-3 pt-0.5">
        <Button variant={variant} onClick={handleCopy}>
          <Copy aria-hidden className="size-4" />
          {copyLabel}
        </Button>
        <p role="status" className="flex items-center gap-1.5">
          {outcome === 'copied' ? (
            <>
              <Check aria-hidden className="size-4 text-ok-ink" />
              Copied
            </>
          ) : null}
          {outcome === 'failed' ? `Your browser did not allow it. Press ${copyShortcut()}.` : null}
        </p>
      </div>
    </div>
  );
}

function copyShortcut(): string {
  return /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘C' : 'Ctrl+C';
}
