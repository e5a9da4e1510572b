import { describe, expect } from 'vitest';
import { addProject, createAccount } from '@/lib/testing/account';
import { timeless, type Sent } from '@/lib/testing/call';
import { newKey, test } from '@/lib/testing/fixtures';

const PATH = '/api/v1/api-keys';
const NEVER_WAS = 'key_0193a5e8b7c47d0e8f21a3b4c5d6e7f8';

/** Everything that can be done to one key. */
const VERBS: [string, string, Sent][] = [
  ['GET', '', {}],
  ['PATCH', '', { body: { name: 'Taken over' } }],
  ['PATCH', '', { body: { status: 'disabled' } }],
  ['DELETE', '', {}],
  ['DELETE', '', { body: { reason: 'spite' } }],
  ['POST', '/rotate', { body: { grace_seconds: 0 } }],
];

const FOREIGN = { name: 'Somebody else’s' };

describe.for(VERBS)('%s /api-keys/{id}%s %j answers as for a key that never was', ([...verb]) => {
  const [method, action, sent] = verb;

  test('for a key of another tenant, asked by key and by session', async ({
    db,
    account,
    anyKey,
    call,
  }) => {
    const foreign = await newKey((await createAccount(db)).ctx, FOREIGN);
    for (const credential of [anyKey.secret, account.token]) {
      const ask = (id: string) => call(method, `${PATH}/${id}${action}`, { ...sent, credential });
      const answer = await ask(foreign.id);
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found', errors: [] } });
      expect(timeless(answer)).toEqual(timeless(await ask(NEVER_WAS)));
      expect(timeless(answer)).toEqual(timeless(await ask('no-id-at-all')));
    }
    const still = await call('GET', `${PATH}/current`, { credential: foreign.secret });
    expect(still).toMatchObject({ status: 200, data: { name: FOREIGN.name, replaced_by: null } });
  });

  test('for a key of another project of the same tenant', async ({ db, account, anyKey, call }) => {
    const other = await addProject(db, account.tenant.id);
    const principal = { ...account.ctx.principal, projectId: other.id };
    const foreign = await newKey({ ...account.ctx, principal });
    const asked = [
      { credential: anyKey.secret },
      { credential: account.token, headers: { 'X-Project-Id': account.project.id } },
    ];
    for (const who of asked) {
      const ask = (id: string) => call(method, `${PATH}/${id}${action}`, { ...sent, ...who });
      const answer = await ask(foreign.id);
      expect(answer.status).toBe(404);
      expect(timeless(answer)).toEqual(timeless(await ask(NEVER_WAS)));
    }
  });

  test('for a key of the other environment, asked by a key', async ({ account, anyKey, call }) => {
    const foreign = await newKey(account.ctx, { environment: 'test' });
    const ask = (credential: string, id: string) =>
      call(method, `${PATH}/${id}${action}`, { ...sent, credential });
    const fromLive = await ask(anyKey.secret, foreign.id);
    expect(fromLive.status).toBe(404);
    expect(timeless(fromLive)).toEqual(timeless(await ask(anyKey.secret, NEVER_WAS)));
    expect((await ask(foreign.secret, anyKey.id)).status).toBe(404);
  });
});

describe('a list', () => {
  test('by a key shows its own project and environment, whatever is asked for', async ({
    db,
    account,
    makeKey,
    call,
  }) => {
    await newKey((await createAccount(db)).ctx, { environment: 'test' });
    const live = await makeKey({ environment: 'live' });
    const sandbox = await makeKey({ environment: 'test' });
    for (const query of ['', '?environment=test', '?environment=live', '?q=key']) {
      const { body } = await call('GET', PATH + query, { credential: sandbox.secret });
      expect(JSON.stringify(body)).not.toContain(live.id);
      expect(body).toMatchObject({
        pagination: { total: query === '?environment=live' ? 0 : 1 },
      });
    }
    const all = await call('GET', PATH, { credential: account.token });
    expect(all.body).toMatchObject({ pagination: { total: 2 } });
  });

  test('never shows another tenant’s keys', async ({ db, makeKey, account, call }) => {
    const foreign = await createAccount(db);
    await newKey(foreign.ctx);
    const mine = await makeKey();
    const { body } = await call('GET', PATH, { credential: account.token });
    expect(body).toMatchObject({ data: [{ api_key_id: mine.id }], pagination: { total: 1 } });
    expect(JSON.stringify(body)).not.toContain(foreign.tenant.id);
  });
});

describe('X-Project-Id', () => {
  test('of another tenant is the same 404 as one that never was', async ({
    db,
    account,
    anyKey,
    call,
  }) => {
    const foreign = await createAccount(db);
    for (const credential of [account.token, anyKey.secret]) {
      const ask = (id: string) =>
        call('GET', PATH, { credential, headers: { 'X-Project-Id': id } });
      const answer = await ask(foreign.project.id);
      expect(answer.status).toBe(404);
      for (const id of [
        'prj_0193a5e8b7c47d0e8f21a3b4c5d6e7f8',
        'prj_1',
        '',
        '*',
        account.tenant.id,
      ])
        expect([id, timeless(await ask(id))]).toEqual([id, timeless(answer)]);
    }
  });

  test('may name a key’s own project', async ({ anyKey, project, call }) => {
    const headers = { 'X-Project-Id': project.id };
    const answer = await call('GET', PATH, { credential: anyKey.secret, headers });
    expect(answer.status).toBe(200);
  });

  test('is asked for where a member has several projects, and decides between them', async ({
    db,
    account,
    anyKey,
    call,
  }) => {
    const other = await addProject(db, account.tenant.id);
    const list = (headers = {}) => call('GET', PATH, { credential: account.token, headers });
    expect(await list()).toMatchObject({ status: 400, body: { code: 'project_required' } });
    const mine = await list({ 'X-Project-Id': account.project.id });
    expect(mine).toMatchObject({ status: 200, data: [{ api_key_id: anyKey.id }] });
    expect(await list({ 'X-Project-Id': other.id })).toMatchObject({ status: 200, data: [] });
  });
});
