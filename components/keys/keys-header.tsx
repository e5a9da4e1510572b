import type { ReactNode } from 'react';

type KeysHeaderProps = { action: ReactNode | null; children?: ReactNode };

/** The screen's name and what it is for, with its one primary button. */
export function KeysHeader({ action, children }: KeysHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 gap-1">
        <h1 className="text-xl font-semibold tracking-tight">API Keys</h1>
        <p className="text-pretty text-muted">
          Programs use these keys to upload and read the files of this project. {children}
        </p>
      </div>
      {action}
    </header>
  );
}
