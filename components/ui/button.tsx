'use client';

import clsx from 'clsx';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { buttonLook, type ButtonLook } from './button-look';
import { Spinner } from './spinner';

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> &
  ButtonLook & {
    /** Before the words; a spinner takes its place while the action runs. */
    icon?: ReactNode;
    /** The action is running: the button keeps its focus, shows a spinner and cannot be fired again. */
    isPending?: boolean;
    /** The action is not to be had; the button stays focusable so that its reason (`aria-describedby`) can be read. */
    isUnavailable?: boolean;
  };

/** A button. It is never `disabled`, which would drop keyboard focus: it ignores clicks instead. */
export function Button({
  variant = 'secondary',
  size = 'medium',
  isPending = false,
  isUnavailable = false,
  icon = null,
  className,
  children,
  onClick,
  ...props
}: ButtonProps) {
  const isInert = isPending || isUnavailable;

  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (isInert) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <button
      type="button"
      {...props}
      className={clsx(buttonLook({ variant, size }), className)}
      aria-disabled={isInert || undefined}
      aria-busy={isPending || undefined}
      onClick={handleClick}
    >
      {isPending ? <Spinner meanwhile={icon} /> : icon}
      {children}
    </button>
  );
}
