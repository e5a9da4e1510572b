import type { ReactNode } from 'react';

/** One or more primitives, with the name they go by. */
export function Sample({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="@container grid min-w-0 content-start gap-2.5">
      <p className="font-mono text-xs text-muted">{name}</p>
      <div className="grid min-w-0 gap-3">{children}</div>
    </div>
  );
}
