import type { ReactNode } from 'react';
import { Wordmark } from './wordmark';

type MessageScreenProps = { title: string; children: ReactNode; action: ReactNode };

/** A whole page for one message: not found, or something broke. */
export function MessageScreen({ title, children, action }: MessageScreenProps) {
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-96 content-center justify-items-start gap-6 px-4 py-10">
      <Wordmark />
      <div className="grid gap-1.5">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <div className="text-pretty text-muted">{children}</div>
      </div>
      {action}
    </main>
  );
}
