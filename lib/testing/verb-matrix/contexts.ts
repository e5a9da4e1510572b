import * as contexts from '@/lib/contexts';
import { CreateContextInput, ListContextsQuery } from '@/lib/contexts/schemas';
import { EVERYONE, LIVE_WRITERS, type DomainVerbs } from './row';

const NEW = CreateContextInput.parse({ context_key: 'x', display_name: 'X' });

/** Who gets past the gates of lib/contexts. */
export const contextsVerbs: DomainVerbs = {
  exports: contexts,
  verbs: {
    createContext: {
      ...{ key: 'admin', members: LIVE_WRITERS, operator: true },
      run: (ctx) => contexts.createContext(ctx, NEW),
    },
    getContext: {
      ...{ key: 'metadata', members: EVERYONE, operator: true, aimed: true },
      run: (ctx, { contextKey }) => contexts.getContext(ctx, contextKey),
    },
    listContexts: {
      ...{ key: 'metadata', members: EVERYONE, operator: true },
      run: (ctx) => contexts.listContexts(ctx, ListContextsQuery.parse({})),
    },
    updateContext: {
      ...{ key: 'admin', members: LIVE_WRITERS, operator: true, aimed: true },
      run: (ctx, { contextKey }) =>
        contexts.updateContext(ctx, { contextKey, change: { display_name: 'Y' } }),
    },
  },
  others: { createDefaultContext: 'is a part of making a project' },
};
