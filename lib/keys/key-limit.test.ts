import { describe, expect } from 'vitest';
import type { Tier } from '@/lib/auth/principal';
import type { Db } from '@/lib/db';
import { createAccount, type Account } from '@/lib/testing/account';
import { call, type Answer } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { CreatedKey } from './schemas';

const PATH = '/api/v1/api-keys';

/** Asks again while the server is too busy to answer, as `Retry-After` invites. */
async function create(account: Account, more: Record<string, unknown> = {}): Promise<Answer> {
  const body = { name: 'One of many', scopes: ['upload'], ...more };
  const answer = await call('POST', PATH, { credential: account.token, body });
  return answer.status === 503 ? create(account, more) : answer;
}

const usable = (db: Db, { project }: Account) =>
  db.apiKey.count({ where: { projectId: project.id, revokedAt: null, replacedBy: null } });

const statuses = (answers: Answer[]) => {
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  return { created: count(201), refused: count(403), all: answers.length };
};

test('of 50 parallel creates on the free tier exactly 2 succeed', async ({ db }) => {
  const account = await createAccount(db, { tier: 'free' });
  const answers = await Promise.all(Array.from({ length: 50 }, () => create(account)));
  expect(statuses(answers)).toEqual({ created: 2, refused: 48, all: 50 });
  expect(await usable(db, account)).toBe(2);
});

test('who meets the limit is told what it is and how to get on', async ({ db }) => {
  const account = await createAccount(db, { tier: 'free' });
  await create(account);
  await create(account, { environment: 'test' });
  for (const environment of ['live', 'test']) {
    expect(await create(account, { environment })).toMatchObject({
      status: 403,
      body: {
        code: 'key_limit_reached',
        errors: [
          'The free tier allows 2 keys per project',
          'Revoke unused keys or upgrade your plan',
        ],
      },
    });
  }
});

test.for([
  ['pro', 10],
  ['team', 50],
] as const)('the %s tier stops at %i keys', async ([tier, limit], { db }) => {
  const account = await createAccount(db, { tier });
  await fill(db, account, limit - 1);
  expect((await create(account)).status).toBe(201);
  expect((await create(account)).body).toMatchObject({ code: 'key_limit_reached' });
});

test('the enterprise tier does not stop', async ({ db }) => {
  const account = await createAccount(db, { tier: 'enterprise' });
  await fill(db, account, 60);
  expect((await create(account)).status).toBe(201);
});

/** So many keys at once, without asking the limit. */
async function fill(db: Db, { tenant, project }: Account, count: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO api_keys (id, tenant_id, project_id, environment, name, scopes, contexts, hash,
      masked_key, key_prefix, created_by)
    SELECT 'key_' || md5(${project.id} || n), ${tenant.id}, ${project.id}, 'live', 'Filler', '{upload}', '{}',
      sha256((${project.id} || n)::bytea), 'mask', 'uk_live_', '{"type":"system","id":"x","name":"x"}'
    FROM generate_series(1, ${count}::int) n`;
}

describe('the limit counts', () => {
  test.for([
    ['a disabled key', 'disabled_at = now()', 403],
    ['a key of the other environment', "environment = 'test'", 403],
    ['no revoked key', 'revoked_at = now()', 201],
    ['no expired key', "expires_at = now() - interval '1 second'", 201],
    ['no key that was replaced by another', "replaced_by = 'key_x'", 201],
    ['a key that expires in a moment', "expires_at = now() + interval '1 minute'", 403],
  ] as const)('%s', async ([, change, status], { db }) => {
    const account = await createAccount(db, { tier: 'free' });
    await create(account);
    const { api_key_id } = CreatedKey.parse((await create(account)).data);
    await db.$executeRawUnsafe(`UPDATE api_keys SET ${change} WHERE id = $1`, api_key_id);
    expect((await create(account)).status).toBe(status);
  });

  test('each project by itself', async ({ db }) => {
    const [one, other] = [
      await createAccount(db, { tier: 'free' }),
      await createAccount(db, { tier: 'free' }),
    ];
    for (const account of [one, one, other, other])
      expect((await create(account)).status).toBe(201);
    expect((await create(one)).status).toBe(403);
  });

  test('by the tier of this moment: an upgrade helps at once, a downgrade revokes nothing', async ({
    db,
  }) => {
    const account = await createAccount(db, { tier: 'free' });
    const setTier = (tier: Tier) =>
      db.tenant.update({ where: { id: account.tenant.id }, data: { tier } });
    for (let n = 0; n < 2; n++) await create(account);
    await setTier('pro');
    expect((await create(account)).status).toBe(201);
    await setTier('free');
    expect((await create(account)).status).toBe(403);
    expect(await usable(db, account)).toBe(3);
  });
});

test('with revokes and rotations mixed in there are never more keys than the limit', async ({
  db,
}) => {
  const account = await createAccount(db, { tier: 'free' });
  const credential = account.token;
  const most = { seen: 0 };
  const watch = async () => {
    most.seen = Math.max(most.seen, await usable(db, account));
  };
  const churn = async () => {
    for (let round = 0; round < 5; round++) {
      const answer = await create(account);
      await watch();
      if (answer.status !== 201) continue;
      const { api_key_id: id } = CreatedKey.parse(answer.data);
      const rotated = await call('POST', `${PATH}/${id}/rotate`, { credential });
      await watch();
      const { api_key_id } = CreatedKey.parse(rotated.data);
      await call('DELETE', `${PATH}/${api_key_id}`, { credential });
    }
  };
  await Promise.all(Array.from({ length: 8 }, churn));
  expect(most.seen).toBe(2);
  const rest = await Promise.all(Array.from({ length: 10 }, () => create(account)));
  expect(statuses(rest)).toEqual({ created: 2, refused: 8, all: 10 });
});
