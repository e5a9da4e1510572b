import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

type DisclosureProps = { summary: string; isOpen?: boolean; children: ReactNode };

/** What most people need not see, behind a summary; closed at first unless `isOpen`. */
export function Disclosure({ summary, isOpen = false, children }: DisclosureProps) {
  return (
    <details open={isOpen} className="group">
      <summary className="inline-flex h-6 list-none items-center gap-1 rounded-sm font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 text-muted transition-transform group-open:rotate-90"
        />
        {summary}
      </summary>
      <div className="grid gap-4 pt-3">{children}</div>
    </details>
  );
}
