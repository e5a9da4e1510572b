import { Check } from 'lucide-react';

/** Says beside a form what came of it. The region is always there, to be announced. */
export function DoneNote({ message }: { message: string | null }) {
  return (
    <p role="status" className="flex items-center gap-1.5">
      {message === null ? null : (
        <>
          <Check aria-hidden className="size-4 shrink-0 text-ok-ink" />
          {message}
        </>
      )}
    </p>
  );
}
