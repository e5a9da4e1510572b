import { expect } from 'vitest';
import { test } from '@/lib/testing/fixtures';
import { authenticateKey } from './authenticate-key';
import { revokeKey } from './revoke-key';

// Guards the promise in the docs: nothing may keep a revoked key alive for even one more request.
test('a revoked key stops authenticating at once', async ({ ctx, anyKey, call }) => {
  await expect(authenticateKey(ctx.db, anyKey.secret)).resolves.toMatchObject({ keyId: anyKey.id });
  await revokeKey(ctx, { keyId: anyKey.id });
  await expect(authenticateKey(ctx.db, anyKey.secret)).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  const answer = await call('GET', '/api/v1/api-keys/current', { credential: anyKey.secret });
  expect(answer.status).toBe(401);
});
