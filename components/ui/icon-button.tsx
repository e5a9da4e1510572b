'use client';

import clsx from 'clsx';
import type { ComponentProps } from 'react';

type IconButtonProps = ComponentProps<'button'> & {
  /** The accessible name; it includes the object: "Revoke key CI", not "Revoke". */
  label: string;
  /** The name as unseen text, not as an attribute: beside a field called alike, what looks for a label finds the field alone. */
  isNamedByText?: boolean;
  isDangerous?: boolean;
  /** It cannot be done now; the button stays focusable so that its reason (`aria-describedby`) can be read. */
  isUnavailable?: boolean;
};

/** A square button of 32 px that shows an icon only. */
export function IconButton(props: IconButtonProps) {
  const { label, isNamedByText = false, children, className, onClick, ...others } = props;
  const { isDangerous = false, isUnavailable = false, ...rest } = others;
  return (
    <button
      type="button"
      {...rest}
      aria-label={isNamedByText ? undefined : label}
      aria-disabled={isUnavailable || undefined}
      onClick={isUnavailable ? undefined : onClick}
      className={clsx(
        'inline-flex size-8 shrink-0 items-center justify-center rounded text-muted transition-colors [&_svg]:size-4',
        'aria-disabled:cursor-not-allowed aria-disabled:opacity-60',
        isDangerous
          ? 'hover:bg-danger-soft hover:text-danger-ink'
          : 'hover:bg-sunken hover:text-ink',
        className,
      )}
    >
      {children}
      {isNamedByText ? <span className="sr-only">{label}</span> : null}
    </button>
  );
}
