import * as accounts from '@/lib/accounts';
import { EVERYONE, type DomainVerbs } from './row';

/** Who gets past the gates of lib/accounts. */
export const accountsVerbs: DomainVerbs = {
  exports: accounts,
  verbs: {
    endSession: {
      ...{ key: 'never', members: EVERYONE, operator: false },
      run: (ctx) => accounts.endSession(ctx),
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
    openSession: 'is signing in: nobody is in a tenant yet',
    registerAccount: 'is signing up: it makes the tenant',
  },
};
