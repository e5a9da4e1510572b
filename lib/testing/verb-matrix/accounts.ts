import * as accounts from '@/lib/accounts';
import { ListQuery } from '@/lib/accounts/schemas';
import { EVERYONE, MISSING, OWNERS, type DomainVerbs } from './row';

const NO_TOKEN = 'x'.repeat(43);

/** Who gets past the gates of lib/accounts. */
export const accountsVerbs: DomainVerbs = {
  exports: accounts,
  verbs: {
    acceptInvitation: {
      ...{ key: 'never', members: EVERYONE, operator: false },
      run: (ctx) => accounts.acceptInvitation(ctx, NO_TOKEN),
    },
    inviteMember: {
      ...{ key: 'never', members: OWNERS, operator: true },
      run: (ctx) => accounts.inviteMember(ctx, { email: 'new@example.com', role: 'viewer' }),
    },
    listInvitations: {
      ...{ key: 'never', members: EVERYONE, operator: true },
      run: (ctx) => accounts.listInvitations(ctx, ListQuery.parse({})),
    },
    listMembers: {
      ...{ key: 'never', members: EVERYONE, operator: true },
      run: (ctx) => accounts.listMembers(ctx, ListQuery.parse({})),
    },
    'removeMember, another': {
      ...{ key: 'never', members: OWNERS, operator: true },
      run: (ctx) => accounts.removeMember(ctx, MISSING.userId),
    },
    'removeMember, oneself': {
      ...{ key: 'never', members: EVERYONE, operator: true, aimed: true },
      run: (ctx, { userId }) => accounts.removeMember(ctx, userId),
    },
    revokeInvitation: {
      ...{ key: 'never', members: OWNERS, operator: true, aimed: true },
      run: (ctx, { invitationId }) => accounts.revokeInvitation(ctx, invitationId),
    },
    updateMember: {
      ...{ key: 'never', members: OWNERS, operator: true, aimed: true },
      run: (ctx, { userId }) => accounts.updateMember(ctx, { userId, role: 'viewer' }),
    },
    endAllSessions: {
      ...{ key: 'never', members: EVERYONE, operator: false },
      run: (ctx) => accounts.endAllSessions(ctx, {}),
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
    getSignInWays: {
      ...{ key: 'never', members: EVERYONE, operator: false },
      run: (ctx) => accounts.getSignInWays(ctx),
    },
    getPlans: {
      ...{ key: 'never', members: EVERYONE, operator: true },
      run: (ctx) => accounts.getPlans(ctx),
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
    getTenant: {
      ...{ key: 'never', members: EVERYONE, operator: true },
      run: (ctx) => accounts.getTenant(ctx),
    },
    'updateTenant, its name': {
      ...{ key: 'never', members: OWNERS, operator: true },
      run: (ctx) => accounts.updateTenant(ctx, { name: 'Renamed' }),
    },
    'updateTenant, its tier': {
      ...{ key: 'never', members: OWNERS, operator: true },
      run: (ctx) => accounts.updateTenant(ctx, { tier: 'free' }),
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
    findInvitation: 'asks for the token of its link and for nothing else',
    isPlanSelfServe: 'reads how the server is set up',
    getInvitation: 'asks for the token of its link and for nothing else',
    countProviderStep: 'counts a request of the browser before anybody is signed in',
    openProviderSession: 'is signing in: nobody is in a tenant yet',
    signInProviders: 'reads how the server is set up',
    openSession: 'is signing in: nobody is in a tenant yet',
    registerAccount: 'is signing up: it makes the tenant',
  },
};
