import clsx from 'clsx';

const VARIANTS = {
  primary: 'bg-accent text-on-fill hover:bg-accent-strong',
  secondary: 'border border-edge bg-surface text-ink hover:bg-sunken',
  danger: 'bg-danger text-on-fill hover:bg-danger-strong',
};

const SIZES = { medium: 'h-9 px-3.5', small: 'h-7 px-2.5' };

export type ButtonLook = {
  variant?: keyof typeof VARIANTS;
  /** 36 px or 28 px high. */
  size?: keyof typeof SIZES;
};

/** The classes of a button, for buttons and for links that look like one. */
export function buttonLook({ variant = 'secondary', size = 'medium' }: ButtonLook): string {
  return clsx(
    'inline-flex shrink-0 items-center justify-center gap-2 rounded text-sm font-medium whitespace-nowrap select-none',
    'transition-colors aria-disabled:cursor-not-allowed aria-disabled:opacity-60',
    VARIANTS[variant],
    SIZES[size],
  );
}
