'use client';

import { NoMatch as Nothing } from '@/components/ui/no-match';

type NoMatchProps = { isShowingEnded: boolean; onClear: () => void };

/** There are keys, but none that the search and the filters let through. */
export function NoMatch({ isShowingEnded, onClear }: NoMatchProps) {
  const hidden = 'Try another word or fewer filters. Revoked and expired keys are hidden.';
  return (
    <Nothing
      title="No key matches"
      {...(isShowingEnded ? {} : { hint: hidden })}
      onClear={onClear}
    />
  );
}
