'use client';

import { Badge } from '@/components/ui/badge';
import { usePlace } from './use-place';

const VIEWS = {
  live: { tone: 'ok', label: 'Live' },
  test: { tone: 'warn', label: 'Test' },
  all: { tone: 'neutral', label: 'All environments' },
} as const;

/** Names the environment that the screen shows. A page below a screen shows one thing, which names its own. */
export function EnvironmentInView() {
  const { environment, isBelow } = usePlace();
  if (isBelow) return null;
  const { tone, label } = VIEWS[environment];
  return (
    <Badge tone={tone}>
      <span className="sr-only">Environment in view: </span>
      {label}
    </Badge>
  );
}
