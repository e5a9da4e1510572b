import { Badge } from '@/components/ui/badge';
import type { Environment } from '@/lib/auth/principal';

/** The environment as a word on its colour: green for live, amber for test. */
export function EnvironmentBadge({ environment }: { environment: Environment }) {
  return environment === 'live' ? <Badge tone="ok">Live</Badge> : <Badge tone="warn">Test</Badge>;
}
