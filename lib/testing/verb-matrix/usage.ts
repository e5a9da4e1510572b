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
    getKeyUsage: {
      ...{ key: 'admin', members: EVERYONE, operator: true, aimed: true },
      run: (ctx, { keyId }) => usage.getKeyUsage(ctx, { keyId, days: 1 }),
    },
    getRequestUsage: {
      ...{ key: 'admin', members: EVERYONE, operator: true },
      run: (ctx) => usage.getRequestUsage(ctx, { days: 1, environment: undefined }),
    },
  },
  others: {
    checkUsage: 'is a part of checking the storage, behind its gate',
    fileSizeLimit: 'is a number of the tier',
    tierQuota: 'is a table',
    withRoom: 'is a part of uploading, behind its gate',
    forgetRatedUploads: 'forgets by the clock what no rate limit counts any more',
    forgetProcesses: 'is a part of sweeping, behind its gate',
    lookForProcesses: 'is a part of sweeping, behind its gate',
    sweepReservations: 'is a part of sweeping, behind its gate',
    flushRequests: 'writes what is counted',
    noteAccepted: 'counts what was answered',
    noteRefused: 'counts what was refused',
  },
};
