'use client';

import { ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';

type DisclosureProps = { summary: string; isOpen?: boolean; children: ReactNode };

/**
 * What most people need not see, behind a button; closed at first unless `isOpen`, and opened when that comes later. A button and not
 * `<details>`, whose summary browsers expose as no role that could be found.
 */
export function Disclosure({ summary, isOpen: isAskedFor = false, children }: DisclosureProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(isAskedFor);
  const [wasAskedFor, setWasAskedFor] = useState(isAskedFor);
  if (isAskedFor !== wasAskedFor) {
    setWasAskedFor(isAskedFor);
    setIsOpen(isOpen || isAskedFor);
  }
  return (
    <div>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        className="group inline-flex h-6 items-center gap-1 rounded-sm font-medium"
        onClick={() => setIsOpen(!isOpen)}
      >
        <ChevronRight
          aria-hidden
          className="size-4 text-muted transition-transform group-aria-expanded:rotate-90"
        />
        {summary}
      </button>
      <div id={id} hidden={!isOpen} className="grid gap-4 pt-3">
        {children}
      </div>
    </div>
  );
}
