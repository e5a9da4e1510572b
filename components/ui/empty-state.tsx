import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type EmptyStateProps = { icon: LucideIcon; title: string; children: ReactNode; action?: ReactNode };

/** What stands where a list would be: what the things do, and the one next step. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-4 rounded border border-line bg-surface px-4 py-14 text-center">
      <Icon aria-hidden className="size-6 text-muted" strokeWidth={1.5} />
      <div className="grid max-w-md gap-1.5">
        <h2 className="font-medium">{title}</h2>
        <div className="text-pretty text-muted">{children}</div>
      </div>
      {action}
    </div>
  );
}
