import { describe, expect } from 'vitest';
import type { Ctx } from '@/lib/context';
import { addContext } from '@/lib/testing/account';
import { test } from '@/lib/testing/fixtures';
import { createKey } from './create-key';
import { requireWithinOwnGrant } from './require-own-grant';
import type { CreateKeyInput } from './schemas';
import { updateKey } from './update-key';

const WANTED: CreateKeyInput = {
  name: 'Child',
  environment: 'live',
  scopes: ['admin'],
  expiresInDays: null,
  contexts: [],
  metadata: {},
};

const exceeds = (detail: string) => ({
  code: 'exceeds_own_grant',
  details: [expect.stringContaining(detail)],
});

describe('an admin key cannot enable', () => {
  test.for([{ contexts: ['default'] }, { expiresInDays: 30 }])(
    'a key that is more than it: %j',
    async (less, { ctx, makeKey, keyCtx }) => {
      const keyId = (await makeKey()).id;
      await updateKey(ctx, { keyId, change: { status: 'disabled' } });
      const lesser = await keyCtx(await makeKey(less));
      const enable = (by: Ctx) => updateKey(by, { keyId, change: { status: 'active' } });
      await expect(enable(lesser)).rejects.toMatchObject({ code: 'exceeds_own_grant' });
      const rename = updateKey(lesser, { keyId, change: { name: 'Renamed' } });
      await expect(rename).resolves.toMatchObject({ name: 'Renamed', status: 'disabled' });
      await expect(enable(await keyCtx(await makeKey()))).resolves.toMatchObject({
        status: 'active',
      });
    },
  );
});

describe('an admin key cannot mint', () => {
  test('a key of the other environment', async ({ makeKey, keyCtx }) => {
    const live = await keyCtx(await makeKey({ environment: 'live' }));
    const test_ = await keyCtx(await makeKey({ environment: 'test' }));
    await expect(createKey(live, { ...WANTED, environment: 'test' })).rejects.toMatchObject(
      exceeds('environment: not live'),
    );
    await expect(createKey(test_, { ...WANTED, environment: 'live' })).rejects.toMatchObject(
      exceeds('environment: not test'),
    );
  });

  test('a key that outlives it', async ({ makeKey, keyCtx }) => {
    const mortal = await keyCtx(await makeKey({ expiresInDays: 30 }));
    for (const expiresInDays of [null, 31, 365])
      await expect(createKey(mortal, { ...WANTED, expiresInDays })).rejects.toMatchObject(
        exceeds('expires_in_days'),
      );
    await expect(createKey(mortal, { ...WANTED, expiresInDays: 29 })).resolves.toMatchObject({
      status: 'active',
    });
  });

  test('a key for contexts that it is kept from itself', async ({
    db,
    project,
    makeKey,
    keyCtx,
  }) => {
    const owner = { tenantId: project.tenantId, projectId: project.id };
    for (const contextKey of ['avatars', 'invoices']) await addContext(db, owner, { contextKey });
    const limited = await keyCtx(await makeKey({ contexts: ['avatars', 'default'] }));
    for (const contexts of [['invoices'], ['avatars', 'invoices']])
      await expect(createKey(limited, { ...WANTED, contexts })).rejects.toMatchObject(
        exceeds('contexts: the calling key is not allowed invoices'),
      );
    await expect(createKey(limited, WANTED)).rejects.toMatchObject(
      exceeds('contexts: the calling key is limited to some contexts'),
    );
    await expect(createKey(limited, { ...WANTED, contexts: ['avatars'] })).resolves.toMatchObject({
      contexts: ['avatars'],
    });
  });

  test('anything once its own admin scope was taken away while the request was under way', async ({
    db,
    anyKey,
    keyCtx,
  }) => {
    const ctx = await keyCtx(anyKey);
    await db.apiKey.update({ where: { id: anyKey.id }, data: { scopes: ['upload'] } });
    await expect(createKey(ctx, WANTED)).rejects.toMatchObject({ code: 'insufficient_scope' });
  });

  test('a wider key once it was narrowed while the request was under way', async ({
    db,
    anyKey,
    keyCtx,
  }) => {
    const ctx = await keyCtx(anyKey);
    await db.apiKey.update({ where: { id: anyKey.id }, data: { contexts: ['default'] } });
    await expect(createKey(ctx, WANTED)).rejects.toMatchObject(exceeds('contexts'));
  });

  test('several excesses at once, and each of them is told', async ({ makeKey, keyCtx }) => {
    const ctx = await keyCtx(await makeKey({ expiresInDays: 1, contexts: ['default'] }));
    const answer = createKey(ctx, { ...WANTED, environment: 'test' });
    await expect(answer).rejects.toMatchObject({
      details: [
        'environment: not live',
        'contexts: the calling key is limited to some contexts',
        'expires_in_days: beyond the expiry of the calling key',
      ],
    });
  });
});

test('an admin key mints any scope, because admin includes every scope', async ({
  anyKey,
  keyCtx,
}) => {
  const ctx = await keyCtx(anyKey);
  const record = await createKey(ctx, { ...WANTED, scopes: ['upload', 'delete'] });
  expect(record).toMatchObject({
    scopes: ['upload', 'delete'],
    created_by: { type: 'key', id: anyKey.id, name: 'Fixture key' },
  });
});

test('a scope that the caller lacks is never passed on, whoever asks the gate', async ({
  makeKey,
  keyCtx,
}) => {
  const { principal } = await keyCtx(await makeKey({ scopes: ['upload', 'download'] }));
  const grant = { environment: 'live', contexts: [], expiresAt: null } as const;
  expect(() => requireWithinOwnGrant(principal, { ...grant, scopes: ['upload'] })).not.toThrow();
  for (const scope of ['metadata', 'delete', 'admin'] as const) {
    expect(() => requireWithinOwnGrant(principal, { ...grant, scopes: ['upload', scope] })).toThrow(
      expect.objectContaining(exceeds(`scopes: the calling key lacks ${scope}`)),
    );
  }
});

test('through HTTP an excess is a 403 that says what is too much', async ({ makeKey, call }) => {
  const { secret } = await makeKey({ environment: 'test' });
  const body = { name: 'Child', scopes: ['upload'] };
  const answer = await call('POST', '/api/v1/api-keys', { credential: secret, body });
  expect(answer).toMatchObject({
    status: 403,
    body: { code: 'exceeds_own_grant', errors: ['environment: not test'] },
  });
});
