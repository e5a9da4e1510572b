'use client';

import { Slot } from '@radix-ui/react-slot';
import clsx from 'clsx';
import type { ComponentProps, MouseEvent } from 'react';
import { Spinner } from './spinner';

const VARIANTS = {
  primary: 'bg-accent text-on-fill hover:bg-accent-strong',
  secondary: 'border border-edge bg-surface text-ink hover:bg-sunken',
  quiet: 'text-ink hover:bg-sunken',
  danger: 'bg-danger text-on-fill hover:bg-danger-strong',
};

const SIZES = { medium: 'h-9 px-3.5', small: 'h-7 px-2.5' };

export type ButtonVariant = keyof typeof VARIANTS;

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  variant?: ButtonVariant;
  /** 36 px or 28 px high. */
  size?: keyof typeof SIZES;
  /** The action is running: the button keeps its focus, shows a spinner and cannot be fired again. */
  isPending?: boolean;
  /** The action is not to be had; the button stays focusable so that its reason (`aria-describedby`) can be read. */
  isUnavailable?: boolean;
  /** Gives the button's look to its only child, a link say. */
  asChild?: boolean;
};

/** A button. It is never `disabled`, which would drop keyboard focus: it ignores clicks instead. */
export function Button({
  variant = 'secondary',
  size = 'medium',
  isPending = false,
  isUnavailable = false,
  asChild = false,
  className,
  children,
  onClick,
  ...props
}: ButtonProps) {
  const isInert = isPending || isUnavailable;
  const classes = clsx(
    'inline-flex shrink-0 items-center justify-center gap-2 rounded text-sm font-medium whitespace-nowrap select-none',
    'transition-colors aria-disabled:cursor-not-allowed',
    VARIANTS[variant],
    SIZES[size],
    isInert && 'opacity-60',
    className,
  );
  if (asChild) return <Slot className={classes}>{children}</Slot>;

  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (isInert) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <button
      type="button"
      {...props}
      className={classes}
      aria-disabled={isInert || undefined}
      aria-busy={isPending || undefined}
      onClick={handleClick}
    >
      {isPending ? <Spinner /> : null}
      {children}
    </button>
  );
}
