import type { ReactNode } from 'react';

type ScreenHeaderProps = { title: string; children: ReactNode; action?: ReactNode };

/** A screen's name and what it is for, with its one primary button. */
export function ScreenHeader({ title, children, action = null }: ScreenHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 gap-1 wrap-anywhere">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <p className="text-pretty text-muted">{children}</p>
      </div>
      {action}
    </header>
  );
}
