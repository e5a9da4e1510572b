import * as usage from '@/lib/usage';
import { EVERYONE, type DomainVerbs } from './row';

/** Who gets past the gates of lib/usage. */
export const usageVerbs: DomainVerbs = {
  exports: usage,
  verbs: {
    getUsage: {
      ...{ key: 'metadata', members: EVERYONE, operator: true },
      run: (ctx) => usage.getUsage(ctx),
    },
  },
  others: { fileSizeLimit: 'is a number of the tier' },
};
