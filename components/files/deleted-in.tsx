'use client';

import { useNow } from '@/components/ui/clock';
import { Time } from '@/components/ui/time';
import { shortTimeUntil } from '@/components/ui/time-text';
import { Tooltip } from '@/components/ui/tooltip';

/** When a test file goes by itself: "Deleted in 5 h", the exact time on hover, focus or a tap. Nothing for files that stay. */
export function DeletedIn({ at }: { at: string | null }) {
  const now = useNow();
  if (at === null) return null;
  return (
    <span className="text-xs text-muted">
      <Tooltip content={<Time at={at} format="full" />}>
        {/* The words are within the element: a reader hears them, and the exact time by its tooltip. */}
        <time dateTime={at}>
          {Date.parse(at) <= now
            ? 'Being deleted'
            : `Deleted in ${shortTimeUntil(new Date(at), now)}`}
        </time>
      </Tooltip>
    </span>
  );
}
