import { describe, expect } from 'vitest';
import type { Db } from '@/lib/db';
import { addMember, createAccount, type Account } from '@/lib/testing/account';
import { call } from '@/lib/testing/call';
import { newKey, test } from '@/lib/testing/fixtures';
import { KeyRecord } from './schemas';

const PATH = '/api/v1/api-keys';

/** What happened to keys of the project, in the order in which it did: entries are written under the project's lock. */
const storyOf = (db: Db, { project }: Account) =>
  db.auditLog.findMany({
    where: { projectId: project.id, entityType: 'key' },
    orderBy: { id: 'asc' },
    select: { action: true, entityId: true },
  });

describe('of 50 creations at once, with rotations and revocations of other keys between them,', () => {
  test('exactly as many succeed as there is room for, at every moment', async ({ db }) => {
    const account = await createAccount(db, { tier: 'pro' });
    const credential = account.token;
    const present = await Promise.all(Array.from({ length: 8 }, () => newKey(account.ctx)));
    // Asks again while the server is too busy to answer, as `Retry-After` invites.
    const send = async (method: string, path: string, body?: object): Promise<number> => {
      const { status } = await call(method, PATH + path, { credential, body: { ...body } });
      return status === 503 ? send(method, path, body) : status;
    };
    const creations = Array.from({ length: 50 }, () =>
      send('POST', '', { name: 'One of many', scopes: ['upload'] }),
    );
    const rotations = present.slice(0, 4).map(({ id }) => send('POST', `/${id}/rotate`));
    const revocations = present.slice(4).map(({ id }) => send('DELETE', `/${id}`));
    const [created, rotated, revoked] = await Promise.all(
      [creations, rotations, revocations].map((all) => Promise.all(all)),
    );
    expect([rotated, revoked]).toEqual([Array(4).fill(201), Array(4).fill(200)]);
    expect(created?.filter((status) => status !== 201 && status !== 403)).toEqual([]);

    // The story itself: where the count stood after each change.
    let usable = 0;
    let most = 0;
    let made = 0;
    for (const { action } of await storyOf(db, account)) {
      if (action === 'key.created') usable += 1;
      if (action === 'key.created') made += 1;
      if (action === 'key.revoked') usable -= 1;
      most = Math.max(most, usable);
    }
    expect(made - present.length).toBe(created?.filter((status) => status === 201).length);
    expect(most).toBe(10);
    const where = { projectId: account.project.id, revokedAt: null, replacedBy: null };
    expect(await db.apiKey.count({ where })).toBe(usable);
    for (; usable < 10; usable++)
      expect(await send('POST', '', { name: 'x', scopes: ['upload'] })).toBe(201);
    expect(await send('POST', '', { name: 'x', scopes: ['upload'] })).toBe(403);
  });
});

test('two admins who disable and enable one key at once take turns: the log tells how it came to be what it is', async ({
  db,
  account,
  anyKey,
}) => {
  const other = await addMember(db, account.tenant.id, 'admin');
  const set = async (credential: string, status: string) => {
    const answer = await call('PATCH', `${PATH}/${anyKey.id}`, { credential, body: { status } });
    expect([answer.status, KeyRecord.parse(answer.data).status]).toEqual([200, status]);
  };
  for (let round = 0; round < 5; round++) {
    await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        n % 2 === 0 ? set(account.token, 'disabled') : set(other.token, 'active'),
      ),
    );
  }
  const story = (await storyOf(db, account)).map(({ action }) => action).slice(1);
  // Never twice the same: whoever came second to the same wish changed nothing.
  expect(story.filter((action, n) => action === story[n - 1])).toEqual([]);
  expect(story.length).toBeGreaterThan(1);
  expect(story.every((action) => ['key.disabled', 'key.enabled'].includes(action))).toBe(true);
  const isDisabled = story.at(-1) === 'key.disabled';
  const { status } = await call('GET', `${PATH}/current`, { credential: anyKey.secret });
  expect(status).toBe(isDisabled ? 401 : 200);
});

test('a revocation that races with enabling wins: the key is dead whatever the order', async ({
  account,
  makeKey,
}) => {
  const credential = account.token;
  for (let round = 0; round < 8; round++) {
    const { id, secret } = await makeKey();
    const enable = () => call('PATCH', `${PATH}/${id}`, { credential, body: { status: 'active' } });
    const [revoke, ...rest] = await Promise.all([
      call('DELETE', `${PATH}/${id}`, { credential }),
      ...Array.from({ length: 4 }, enable),
    ]);
    expect(revoke.status).toBe(200);
    for (const answer of rest) expect([200, 409]).toContain(answer.status);
    expect((await call('GET', `${PATH}/current`, { credential: secret })).status).toBe(401);
  }
});

test('a rotation that races with a revocation leaves no usable key behind unseen', async ({
  db,
  account,
  makeKey,
}) => {
  const credential = account.token;
  for (let round = 0; round < 8; round++) {
    const { id, secret } = await makeKey();
    const [rotate, revoke] = await Promise.all([
      call('POST', `${PATH}/${id}/rotate`, { credential, body: { grace_seconds: 60 } }),
      call('DELETE', `${PATH}/${id}`, { credential }),
    ]);
    expect(revoke.status).toBe(200);
    expect([201, 409]).toContain(rotate.status);
    expect((await call('GET', `${PATH}/current`, { credential: secret })).status).toBe(401);
    const successors = await db.apiKey.count({ where: { replaces: id } });
    expect(successors).toBe(rotate.status === 201 ? 1 : 0);
  }
});
