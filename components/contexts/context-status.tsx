import { CircleCheck, CirclePause } from 'lucide-react';
import type { ContextRecord } from '@/lib/contexts/schemas';

/** Whether it takes uploads, as an icon and a word. */
export function ContextStatus({ status }: Pick<ContextRecord, 'status'>) {
  return status === 'active' ? (
    <span className="flex items-center gap-1.5 text-ok-ink">
      <CircleCheck aria-hidden className="size-3.5 shrink-0" />
      Active
    </span>
  ) : (
    <span className="flex items-center gap-1.5 text-muted">
      <CirclePause aria-hidden className="size-3.5 shrink-0" />
      Inactive
    </span>
  );
}
