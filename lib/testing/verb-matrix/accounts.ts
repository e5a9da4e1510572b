import * as accounts from '@/lib/accounts';
import { ListQuery } from '@/lib/accounts/schemas';
import { EVERYONE, type DomainVerbs } from './row';

/** Who gets past the gates of lib/accounts. */
export const accountsVerbs: DomainVerbs = {
  exports: accounts,
  verbs: {
    endAllSessions: {
      ...{ key: 'never', members: EVERYONE, operator: false },
      run: (ctx) => accounts.endAllSessions(ctx),
    },
    "endSession, one's own": {
      ...{ key: 'never', members: EVERYONE, operator: false },
      run: (ctx) => accounts.endSession(ctx),
    },
    'endSession, by its id': {
      ...{ key: 'never', members: EVERYONE, operator: false, aimed: true },
      run: (ctx, { sessionId }) => accounts.endSession(ctx, sessionId),
    },
    getMe: {
      ...{ key: 'any', members: EVERYONE, operator: false },
      run: (ctx) => accounts.getMe(ctx),
    },
    listSessions: {
      ...{ key: 'never', members: EVERYONE, operator: false },
      run: (ctx) => accounts.listSessions(ctx, ListQuery.parse({})),
    },
    switchTenant: {
      ...{ key: 'never', members: EVERYONE, operator: false, aimed: true },
      run: (ctx, { tenantId }) => accounts.switchTenant(ctx, { tenantId }),
    },
    updateMe: {
      ...{ key: 'never', members: EVERYONE, operator: false },
      run: (ctx) => accounts.updateMe(ctx, { name: 'x', currentPassword: null }),
    },
    listTenants: {
      ...{ key: 'never', members: [], operator: true, unplacedOperator: true },
      run: (ctx) => accounts.listTenants(ctx),
    },
    setTier: {
      ...{ key: 'never', members: [], operator: true },
      run: (ctx) => accounts.setTier(ctx, { tier: 'free' }),
    },
  },
  others: {
    authenticateOperator: 'makes a principal of whoever may run commands',
    authenticateSession: 'makes a principal of a token',
    flushSessionUses: 'writes what is remembered',
    noteSessionUse: 'remembers what authentication saw',
    openSession: 'is signing in: nobody is in a tenant yet',
    registerAccount: 'is signing up: it makes the tenant',
  },
};
