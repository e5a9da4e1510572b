import clsx from 'clsx';

/** A grey bar where text will be. Decorative: whoever shows it says "Loading" in words once. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={clsx('block h-3 animate-pulse rounded-sm bg-line', className)} />
  );
}
