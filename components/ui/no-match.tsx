'use client';

import { SearchX } from 'lucide-react';
import { Button } from './button';
import { EmptyState } from './empty-state';

type NoMatchProps = { title: string; hint?: string; onClear: () => void };

/** There is something, but nothing that the search and the filters let through. */
export function NoMatch({
  title,
  hint = 'Try another word, or fewer filters.',
  onClear,
}: NoMatchProps) {
  return (
    <EmptyState
      icon={SearchX}
      title={title}
      action={<Button onClick={onClear}>Clear filters</Button>}
    >
      {hint}
    </EmptyState>
  );
}
