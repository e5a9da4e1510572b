import clsx from 'clsx';
import type { ComponentProps } from 'react';

/** The look of every text control. */
export const CONTROL =
  'w-full rounded border border-edge bg-surface px-3 text-ink placeholder:text-muted aria-invalid:border-danger-ink';

/** A text field of 36 px; 16 px text on phones, so that iOS does not zoom in. */
export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input {...props} className={clsx(CONTROL, 'h-9 text-sm max-sm:text-base', className)} />;
}
