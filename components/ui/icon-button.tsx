'use client';

import clsx from 'clsx';
import type { ComponentProps } from 'react';

type IconButtonProps = ComponentProps<'button'> & {
  /** The accessible name; it includes the object: "Revoke key CI", not "Revoke". */
  label: string;
  isDangerous?: boolean;
};

/** A square button of 32 px that shows an icon only. */
export function IconButton({ label, isDangerous = false, className, ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      {...props}
      aria-label={label}
      className={clsx(
        'inline-flex size-8 shrink-0 items-center justify-center rounded text-muted transition-colors [&_svg]:size-4',
        isDangerous
          ? 'hover:bg-danger-soft hover:text-danger-ink'
          : 'hover:bg-sunken hover:text-ink',
        className,
      )}
    />
  );
}
