import * as keys from '@/lib/keys';
import { CreateKeyInput, ListKeysQuery } from '@/lib/keys/schemas';
import { EVERYONE, LIVE_WRITERS, TEST_WRITERS, type DomainVerbs } from './row';

const newKey = (environment: 'live' | 'test') =>
  CreateKeyInput.parse({ name: 'x', scopes: ['upload'], environment });

/** Who gets past the gates of lib/keys. */
export const keysVerbs: DomainVerbs = {
  exports: keys,
  verbs: {
    'createKey, live': {
      ...{ key: 'admin', members: LIVE_WRITERS, operator: true },
      run: (ctx) => keys.createKey(ctx, newKey('live')),
    },
    'createKey, test': {
      ...{ key: 'admin', members: TEST_WRITERS, operator: true },
      run: (ctx) => keys.createKey(ctx, newKey('test')),
    },
    countKeys: {
      ...{ key: 'admin', members: EVERYONE, operator: true },
      run: (ctx) => keys.countKeys(ctx),
    },
    getCurrentKey: {
      ...{ key: 'any', members: [], operator: false },
      run: (ctx) => keys.getCurrentKey(ctx),
    },
    getKey: {
      ...{ key: 'admin', members: EVERYONE, operator: true, aimed: true },
      run: (ctx, { keyId }) => keys.getKey(ctx, keyId),
    },
    getKeyAllowance: {
      ...{ key: 'admin', members: EVERYONE, operator: true },
      run: (ctx) => keys.getKeyAllowance(ctx),
    },
    listKeys: {
      ...{ key: 'admin', members: EVERYONE, operator: true },
      run: (ctx) => keys.listKeys(ctx, ListKeysQuery.parse({})),
    },
    revokeKey: {
      ...{ key: 'admin', members: LIVE_WRITERS, operator: true, aimed: true },
      run: (ctx, { keyId }) => keys.revokeKey(ctx, { keyId }),
    },
    rotateKey: {
      ...{ key: 'admin', members: LIVE_WRITERS, operator: true, aimed: true },
      run: (ctx, { keyId }) => keys.rotateKey(ctx, { keyId, graceSeconds: 0 }),
    },
    updateKey: {
      ...{ key: 'admin', members: LIVE_WRITERS, operator: true, aimed: true },
      run: (ctx, { keyId }) => keys.updateKey(ctx, { keyId, change: { name: 'y' } }),
    },
  },
  others: {
    endProjectKeys: 'is a part of deleting a project',
    authenticateKey: 'makes a principal of a secret',
    noteFirstKeyUse: 'remembers at once that a key was used for the first time',
    keyLimit: 'is a table',
    noteKeyUse: 'remembers what authentication saw',
    flushKeyUses: 'writes what is remembered',
    hashSecret: 'is arithmetic',
  },
};
