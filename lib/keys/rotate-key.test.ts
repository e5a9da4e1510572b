import { describe, expect } from 'vitest';
import { createAccount } from '@/lib/testing/account';
import type { Call, Sent } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { CreatedKey } from './schemas';

const PATH = '/api/v1/api-keys';

const rotate = (call: Call, id: string, sent: Sent) => call('POST', `${PATH}/${id}/rotate`, sent);
const use = async (call: Call, credential: string) =>
  (await call('GET', `${PATH}/current`, { credential })).status;

describe('rotation', () => {
  test('gives a new secret with the same rights, and the old one works on for a day', async ({
    account,
    makeKey,
    call,
  }) => {
    const old = await makeKey({ name: 'CI', environment: 'test', metadata: { a: 1 } });
    const answer = await rotate(call, old.id, { credential: account.token });
    expect(answer.status).toBe(201);
    const successor = CreatedKey.parse(answer.data);
    const { name, environment, scopes, contexts, metadata, expires_at } = old.record;
    expect(successor).toMatchObject({ name, environment, scopes, contexts, metadata, expires_at });
    expect(successor).toMatchObject({ replaces: old.id, replaced_by: null });
    expect(successor.api_key).not.toBe(old.secret);
    expect([await use(call, old.secret), await use(call, successor.api_key)]).toEqual([200, 200]);
    const { data } = await call('GET', `${PATH}/current`, { credential: old.secret });
    expect(data).toMatchObject({
      replaced_by: successor.api_key_id,
      expires_at: new Date(Date.parse(successor.created_at) + 86_400_000).toISOString(),
    });
  });

  test('without grace ends the old key at once', async ({ account, anyKey, call }) => {
    const body = { grace_seconds: 0 };
    const answer = await rotate(call, anyKey.id, { credential: account.token, body });
    expect(answer.status).toBe(201);
    expect(await use(call, anyKey.secret)).toBe(401);
    expect(await use(call, CreatedKey.parse(answer.data).api_key)).toBe(200);
  });

  test('never lets the old key outlive its own expiry', async ({ db, account, anyKey, call }) => {
    await db.$executeRaw`
      UPDATE api_keys SET expires_at = now() + interval '1 hour' WHERE id = ${anyKey.id}`;
    const { expiresAt } = await db.apiKey.findUniqueOrThrow({ where: { id: anyKey.id } });
    const body = { grace_seconds: 604_800 };
    const answer = await rotate(call, anyKey.id, { credential: account.token, body });
    expect(answer.data).toMatchObject({ expires_at: expiresAt?.toISOString() });
    const { data } = await call('GET', `${PATH}/current`, { credential: anyKey.secret });
    expect(data).toMatchObject({ expires_at: expiresAt?.toISOString() });
  });

  test('takes no place of the limit: a full project can rotate', async ({ db, call }) => {
    const account = await createAccount(db, { tier: 'free' });
    const body = { name: 'One of two', scopes: ['upload'] };
    const create = () => call('POST', PATH, { credential: account.token, body });
    await create();
    const { api_key_id } = CreatedKey.parse((await create()).data);
    const answer = await rotate(call, api_key_id, { credential: account.token });
    expect(answer.status).toBe(201);
    const refused = await create();
    expect(refused.body).toMatchObject({ code: 'key_limit_reached' });
  });

  test('of ten at once makes one successor', async ({ db, account, anyKey, call, project }) => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => rotate(call, anyKey.id, { credential: account.token })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(2);
  });
});

describe('a key is not rotated', () => {
  test.for([
    ['revoked', 'revoked_at = now()', 'The key is revoked, which is final'],
    ['expired', 'expires_at = now()', 'The key is expired, which is final'],
    ['rotated already', "replaced_by = 'key_x'", 'The key was rotated already; rotate key_x'],
  ] as const)('that is %s', async ([, change, detail], { db, account, anyKey, call, project }) => {
    await db.$executeRawUnsafe(`UPDATE api_keys SET ${change} WHERE id = $1`, anyKey.id);
    const answer = await rotate(call, anyKey.id, { credential: account.token });
    expect(answer).toMatchObject({ status: 409, body: { code: 'invalid_state' } });
    expect(answer.body['errors']).toEqual([expect.stringContaining(detail)]);
    expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(1);
  });

  test.for([-1, 604_801, 0.5, '60', null])(
    'with a grace of %j seconds',
    async (grace_seconds, { account, anyKey, call }) => {
      const body = { grace_seconds };
      const answer = await rotate(call, anyKey.id, { credential: account.token, body });
      expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
      expect(await use(call, anyKey.secret)).toBe(200);
    },
  );

  test('into more than the calling key holds', async ({ makeKey, anyKey, call }) => {
    const mortal = await makeKey({ expiresInDays: 1 });
    const answer = await rotate(call, anyKey.id, { credential: mortal.secret });
    expect(answer).toMatchObject({ status: 403, body: { code: 'exceeds_own_grant' } });
  });

  test('by a key without the admin scope, not even by itself', async ({ makeKey, call }) => {
    const weak = await makeKey({ scopes: ['upload'] });
    const answer = await rotate(call, weak.id, { credential: weak.secret });
    expect(answer).toMatchObject({ status: 401, body: { code: 'insufficient_scope' } });
  });
});
