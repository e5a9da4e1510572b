import { Skeleton } from '@/components/ui/skeleton';

/** The chart of a key's usage before its numbers are there. */
export function KeyUsageSkeleton() {
  return (
    <div role="status" className="grid gap-3 rounded border border-line bg-surface p-4">
      <span className="sr-only">Loading usage…</span>
      <Skeleton className="w-56" />
      <Skeleton className="h-40" />
    </div>
  );
}
