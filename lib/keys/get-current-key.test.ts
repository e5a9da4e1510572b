import { describe, expect } from 'vitest';
import { provideEnv } from '@/lib/env';
import { createAccount } from '@/lib/testing/account';
import { test } from '@/lib/testing/fixtures';
import { getKeyAllowance } from './get-key-allowance';
import { flushKeyUses } from './note-key-use';
import { CurrentKey } from './schemas';

const PATH = '/api/v1/api-keys/current';

describe('a key learns about itself', () => {
  test('whatever its scope', async ({ makeKey, call, project, tenant }) => {
    const { id, secret } = await makeKey({ scopes: ['upload'], environment: 'test' });
    const answer = await call('GET', PATH, { credential: secret });
    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({
      api_key_id: id,
      environment: 'test',
      status: 'active',
      scopes: ['upload'],
      effective_scopes: ['upload'],
      project: { project_id: project.id, tenant_id: tenant.id, name: project.name },
      tenant: { tenant_id: tenant.id, name: tenant.name, tier: tenant.tier },
    });
  });

  test('what admin amounts to', async ({ anyKey, call }) => {
    const { data } = await call('GET', PATH, { credential: anyKey.secret });
    expect(data).toMatchObject({
      scopes: ['admin'],
      effective_scopes: ['upload', 'download', 'metadata', 'delete', 'admin'],
    });
  });

  test('how many requests a minute it has', async ({ anyKey, call }) => {
    provideEnv({ RATE_LIMITS: 'enterprise=7000' });
    const { data } = await call('GET', PATH, { credential: anyKey.secret });
    provideEnv({ RATE_LIMITS: 'off' });
    expect(data).toMatchObject({ rate_limit: { limit: 7000, window_seconds: 60 } });
    const unlimited = await call('GET', PATH, { credential: anyKey.secret });
    expect(unlimited.data).toMatchObject({ rate_limit: null });
  });

  test('neither its secret nor its hash', async ({ anyKey, call }) => {
    const { data } = await call('GET', PATH, { credential: anyKey.secret });
    expect(data).not.toHaveProperty('api_key');
    expect(data).not.toHaveProperty('hash');
  });

  test('when it was used before', async ({ anyKey, call }) => {
    await call('GET', PATH, { credential: anyKey.secret });
    await flushKeyUses();
    const { data } = await call('GET', PATH, { credential: anyKey.secret });
    expect(data).toMatchObject({ last_used_ip: '198.51.100.7' });
    expect(Date.parse(CurrentKey.parse(data).last_used_at ?? '')).toBeLessThanOrEqual(Date.now());
  });
});

test('a session is no key and is told so', async ({ account, call }) => {
  expect(await call('GET', PATH, { credential: account.token })).toMatchObject({
    status: 403,
    body: { code: 'forbidden', errors: ['Only an API key can ask about itself'] },
  });
});

test('nobody learns anything without a key', async ({ call }) => {
  expect((await call('GET', PATH)).status).toBe(401);
});

describe('what is left of the key limit', () => {
  test('counts what the limit counts', async ({ db }) => {
    const { ctx, project, tenant } = await createAccount(db, { tier: 'free' });
    expect(await getKeyAllowance(ctx)).toEqual({ used: 0, limit: 2, tier: 'free' });
    await db.$executeRaw`
      INSERT INTO api_keys (id, tenant_id, project_id, environment, name, scopes, contexts, hash,
        masked_key, key_prefix, created_by, revoked_at)
      SELECT 'key_' || n, ${tenant.id}, ${project.id}, 'live', 'x', '{upload}', '{}',
        sha256(n::text::bytea), '', '', '{}', CASE n WHEN 1 THEN now() END
      FROM generate_series(1, 2) n`;
    expect(await getKeyAllowance(ctx)).toMatchObject({ used: 1 });
  });

  test('is unlimited for enterprise', async ({ ctx }) => {
    expect(await getKeyAllowance(ctx)).toEqual({ used: 0, limit: null, tier: 'enterprise' });
  });

  test('is not for a key without admin to know', async ({ makeKey, keyCtx }) => {
    const ctx = await keyCtx(await makeKey({ scopes: ['upload'] }));
    await expect(getKeyAllowance(ctx)).rejects.toMatchObject({ code: 'insufficient_scope' });
  });
});
