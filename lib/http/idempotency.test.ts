import { describe, expect } from 'vitest';
import { createAccount } from '@/lib/testing/account';
import { call, timeless, type Sent } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { CreatedKey } from '@/lib/keys/schemas';

const PATH = '/api/v1/api-keys';
const BODY = { name: 'Once', scopes: ['upload'], metadata: { a: 1, b: 2 } };

function create(credential: string, key: string, sent: Sent = {}) {
  const headers = { 'Idempotency-Key': key, ...sent.headers };
  return call('POST', PATH, { credential, body: BODY, ...sent, headers });
}

describe('a creation that is sent again under its Idempotency-Key', () => {
  test('makes one key and answers the same, without the secret', async ({
    db,
    account,
    project,
  }) => {
    const first = await create(account.token, 'k1');
    const again = await create(account.token, 'k1');
    const { api_key, ...record } = CreatedKey.parse(first.data);
    expect(again).toMatchObject({ status: 201, data: record });
    expect(again.text).not.toContain(api_key);
    expect(again.data).not.toHaveProperty('api_key');
    expect(first.headers.get('Idempotent-Replayed')).toBe(null);
    expect(again.headers.get('Idempotent-Replayed')).toBe('true');
    expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(1);
  });

  test('is the same call however its JSON is written', async ({ account }) => {
    const headers = { 'Content-Type': 'application/json' };
    const first = await create(account.token, 'k2', {
      headers,
      body: '{"name":"Once","scopes":["upload"]}',
    });
    const again = await create(account.token, 'k2', {
      headers,
      body: '{ "scopes" : ["upload"], "environment":"live", "name":"\\u004fnce" }',
    });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.headers.get('Idempotent-Replayed')).toBe('true');
  });

  test('with another body is refused', async ({ db, account, project }) => {
    await create(account.token, 'k3');
    for (const body of [
      { ...BODY, name: 'Other' },
      { ...BODY, environment: 'test' },
    ])
      expect(await create(account.token, 'k3', { body })).toMatchObject({
        status: 422,
        body: { code: 'idempotency_mismatch' },
      });
    expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(1);
  });

  test('to another path is refused', async ({ account }) => {
    const { api_key_id } = CreatedKey.parse((await create(account.token, 'k4')).data);
    const headers = { 'Idempotency-Key': 'k4' };
    const rotate = await call('POST', `${PATH}/${api_key_id}/rotate`, {
      credential: account.token,
      headers,
    });
    expect(rotate).toMatchObject({ status: 422, body: { code: 'idempotency_mismatch' } });
  });

  test('ten times at once makes one key', async ({ db, account, project }) => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => create(account.token, 'k5')),
    );
    const made = answers.filter(({ data }) => CreatedKey.safeParse(data).success);
    expect(made).toHaveLength(1);
    for (const { status, body } of answers)
      if (status !== 201) expect([status, body['code']]).toEqual([409, 'idempotency_in_progress']);
    expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(1);
  });

  test('is a new call a day later', async ({ db, account, project }) => {
    await create(account.token, 'k6');
    await db.$executeRaw`
      UPDATE idempotency_records SET created_at = now() - interval '24 hours 1 second'
      WHERE idempotency_key = 'k6'`;
    const again = await create(account.token, 'k6');
    expect(again.headers.get('Idempotent-Replayed')).toBe(null);
    expect(CreatedKey.safeParse(again.data).success).toBe(true);
    expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(2);
  });

  test('by somebody else is theirs: no answer crosses', async ({ db, account }) => {
    const foreign = await createAccount(db);
    const mine = await create(account.token, 'k7');
    const theirs = await create(foreign.token, 'k7');
    expect(theirs.headers.get('Idempotent-Replayed')).toBe(null);
    expect(timeless(theirs)).not.toEqual(timeless(mine));
    expect(theirs.data).toMatchObject({ tenant_id: foreign.tenant.id });
  });

  test('by a key that was revoked in between gets nothing', async ({ db, anyKey }) => {
    await create(anyKey.secret, 'k8');
    await db.apiKey.update({ where: { id: anyKey.id }, data: { revokedAt: new Date() } });
    expect((await create(anyKey.secret, 'k8')).status).toBe(401);
  });
});

describe('a call that failed leaves its key free', () => {
  test('when the limit was reached and there is room again', async ({ db }) => {
    const { token } = await createAccount(db, { tier: 'free' });
    await create(token, 'a');
    const { api_key_id } = CreatedKey.parse((await create(token, 'b')).data);
    expect((await create(token, 'c')).body).toMatchObject({ code: 'key_limit_reached' });
    await call('DELETE', `${PATH}/${api_key_id}`, { credential: token });
    const again = await create(token, 'c');
    expect([again.status, again.headers.get('Idempotent-Replayed')]).toEqual([201, null]);
  });

  test('when the scope was lacking', async ({ db, makeKey }) => {
    const weak = await makeKey({ scopes: ['upload'] });
    expect((await create(weak.secret, 'd')).status).toBe(401);
    const where = { principalId: `key:${weak.id}` };
    expect(await db.idempotencyRecord.count({ where })).toBe(0);
  });

  test('when the body was wrong', async ({ account }) => {
    expect((await create(account.token, 'e', { body: { name: '' } })).status).toBe(422);
    expect((await create(account.token, 'e')).status).toBe(201);
  });
});

test.for(['', ' ', 'a b', 'x'.repeat(129), 'schlüssel', 'a\tb'])(
  'an Idempotency-Key that is none is refused, not ignored: %j',
  async (key, { db, account, project }) => {
    const answer = await create(account.token, key);
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(0);
  },
);
