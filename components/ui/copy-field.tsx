'use client';

import clsx from 'clsx';
import { Check, Copy } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from './button';
import type { ButtonLook } from './button-look';
import { CONTROL } from './input';
import { useCopy } from './use-copy';

/** A button that copies `value`, or what the field shows. */
type CopyAction = Pick<ButtonLook, 'variant'> & { label: string; value?: string };

type CopyFieldProps = {
  label: string;
  value: string;
  actions: readonly CopyAction[];
  /** Several lines, which break at blanks where they must; any other text breaks anywhere. */
  isCode?: boolean;
};

/**
 * A text to take away: read-only, selectable, all of it in sight, with buttons that copy it. "Copied" is said only when
 * it is true; when it is not, the text is selected and the way to copy it by hand is named.
 */
export function CopyField({ label, value, actions, isCode = false }: CopyFieldProps) {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [uncopied, setUncopied] = useState<string | null>(null);
  const shown = uncopied ?? value;
  const { outcome, copy } = useCopy();

  async function handleCopy(text: string) {
    if (root.current === null) return;
    const isCopied = await copy(text, root.current);
    // What cannot be copied for them must be in the field, to be copied by hand.
    flushSync(() => setUncopied(isCopied ? null : text));
    if (!isCopied) field.current?.select();
  }
  return (
    <div ref={root} className="grid min-w-0 gap-1.5">
      <label htmlFor={id} className="justify-self-start font-medium">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        readOnly
        value={shown}
        rows={isCode ? shown.split('\n').length : 2}
        spellCheck={false}
        autoComplete="off"
        translate="no"
        onFocus={(event) => event.currentTarget.select()}
        className={clsx(
          CONTROL,
          'field-sizing-content min-h-9 resize-none bg-sunken! py-2 font-mono',
          isCode ? 'text-xs/5 wrap-anywhere' : 'text-[0.8125rem] break-all',
        )}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pt-0.5">
        {actions.map((action) => (
          <Button
            key={action.label}
            variant={action.variant ?? 'secondary'}
            onClick={() => void handleCopy(action.value ?? value)}
          >
            <Copy aria-hidden className="size-4" />
            {action.label}
          </Button>
        ))}
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
