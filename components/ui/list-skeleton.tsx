import { Skeleton } from './skeleton';

const ROWS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** A table before its rows are there; `things` are what it will hold. */
export function ListSkeleton({ things }: { things: string }) {
  return (
    <div role="status" className="overflow-hidden rounded border border-line bg-surface">
      <span className="sr-only">Loading {things}…</span>
      <div className="h-9" />
      {ROWS.map((row) => (
        <div key={row} className="flex h-12 items-center gap-6 border-t border-line px-4">
          <Skeleton className="w-32" />
          <Skeleton className="w-40 max-sm:hidden" />
          <Skeleton className="w-10" />
          <Skeleton className="w-28 max-md:hidden" />
          <Skeleton className="ml-auto w-20 max-sm:hidden" />
        </div>
      ))}
    </div>
  );
}
