import * as contexts from '@/lib/contexts';
import type { DomainVerbs } from './row';

/** Who gets past the gates of lib/contexts. */
export const contextsVerbs: DomainVerbs = {
  exports: contexts,
  verbs: {},
  others: { createDefaultContext: 'is a part of making a project' },
};
