'use client';

import { SearchX } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

type NoMatchProps = { isShowingEnded: boolean; onClear: () => void };

/** There are keys, but none that the search and the filters let through. */
export function NoMatch({ isShowingEnded, onClear }: NoMatchProps) {
  return (
    <EmptyState
      icon={SearchX}
      title="No key matches"
      action={<Button onClick={onClear}>Clear filters</Button>}
    >
      {isShowingEnded
        ? 'Try another word, or fewer filters.'
        : 'Try another word or fewer filters. Revoked and expired keys are hidden.'}
    </EmptyState>
  );
}
