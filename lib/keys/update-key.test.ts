import { describe, expect } from 'vitest';
import { addContext } from '@/lib/testing/account';
import type { Call, Sent } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { KeyRecord } from './schemas';

const PATH = '/api/v1/api-keys';

/** Changes a key as its tenant's owner or as whoever is named. */
const patch = (call: Call, id: string, sent: Sent) => call('PATCH', `${PATH}/${id}`, sent);

describe('a key is changed', () => {
  test('in what is given, and keeps the rest', async ({ account, makeKey, call }) => {
    const { id, record } = await makeKey({ scopes: ['upload', 'download'], metadata: { a: 1 } });
    const body = { name: 'Renamed', metadata: { b: [2] } };
    const answer = await patch(call, id, { credential: account.token, body });
    const changed = KeyRecord.parse(answer.data);
    const before = KeyRecord.strip().parse(record);
    expect(changed).toEqual({ ...before, ...body, updated_at: changed.updated_at });
    expect(changed.updated_at > before.updated_at).toBe(true);
  });

  test('to fewer scopes, and acts with fewer from the next request on', async ({
    account,
    anyKey,
    call,
  }) => {
    const list = () => call('GET', PATH, { credential: anyKey.secret });
    expect((await list()).status).toBe(200);
    const body = { scopes: ['upload'] };
    await patch(call, anyKey.id, { credential: account.token, body });
    expect(await list()).toMatchObject({ status: 401, body: { code: 'insufficient_scope' } });
  });

  test('to disabled and back as often as one likes', async ({ account, anyKey, call }) => {
    const use = () => call('GET', `${PATH}/current`, { credential: anyKey.secret });
    for (const [status, expected] of [
      ['disabled', 401],
      ['disabled', 401],
      ['active', 200],
      ['disabled', 401],
      ['active', 200],
    ] as const) {
      const body = { status };
      const answer = await patch(call, anyKey.id, { credential: account.token, body });
      expect(answer).toMatchObject({ status: 200, data: { status } });
      expect((await use()).status).toBe(expected);
    }
  });

  test('to revoked, for good', async ({ account, anyKey, call }) => {
    const body = { status: 'revoked', reason: 'Leaked' };
    const answer = await patch(call, anyKey.id, { credential: account.token, body });
    expect(answer.data).toMatchObject({ status: 'revoked', revoke_reason: 'Leaked' });
    const use = await call('GET', `${PATH}/current`, { credential: anyKey.secret });
    expect(use.status).toBe(401);
  });
});

test('the audit log tells before and after of what changed, and nothing of what did not', async ({
  db,
  account,
  anyKey,
  call,
}) => {
  const send = (body: Record<string, unknown>) =>
    patch(call, anyKey.id, { credential: account.token, body });
  await send({ name: 'Renamed', scopes: ['admin'], metadata: {} });
  await send({ name: 'Renamed' });
  await send({ status: 'active' });
  await send({ status: 'disabled', reason: 'Holidays' });
  const entries = await db.auditLog.findMany({
    where: { entityId: anyKey.id },
    orderBy: { id: 'asc' },
    skip: 1,
    select: { action: true, changes: true },
  });
  expect(entries).toEqual([
    {
      action: 'key.updated',
      changes: { before: { name: 'Fixture key' }, after: { name: 'Renamed' } },
    },
    {
      action: 'key.disabled',
      changes: { before: { status: 'active' }, after: { status: 'disabled', reason: 'Holidays' } },
    },
  ]);
});

test('a reason stands beside what it explains in the audit log, and alone changes nothing', async ({
  db,
  account,
  anyKey,
  call,
}) => {
  const send = (body: Record<string, unknown>) =>
    patch(call, anyKey.id, { credential: account.token, body });
  const { name, scopes, status, updated_at } = anyKey.record;
  expect(await send({ reason: 'No reason' })).toMatchObject({
    status: 200,
    data: { name, scopes, status, updated_at },
  });
  const narrowed = await send({ scopes: ['upload'], reason: 'Only uploads by now' });
  expect(narrowed).toMatchObject({ status: 200, data: { scopes: ['upload'] } });
  const entries = await db.auditLog.findMany({
    where: { entityId: anyKey.id, action: { not: 'key.created' } },
  });
  expect(entries).toMatchObject([
    {
      action: 'key.updated',
      changes: {
        before: { scopes: ['admin'] },
        after: { scopes: ['upload'], reason: 'Only uploads by now' },
      },
    },
  ]);
});

describe('nothing changes when', () => {
  test.for([
    ['nothing is given', {}, 'body: names nothing to change'],
    ['a reason is too long', { reason: 'x'.repeat(501) }, 'reason: '],
    ['the name is blank', { name: ' ' }, 'name: must be 1 to 255 characters long'],
    ['no scope is left', { scopes: [] }, 'scopes: needs at least one scope'],
    ['a scope is unknown', { scopes: ['root'] }, 'scopes.0: unknown scope'],
    ['the status is none', { status: 'expired' }, 'status: '],
    ['the environment is to change', { environment: 'test' }, 'environment: unknown field'],
    ['the expiry is to change', { expires_in_days: 9 }, 'expires_in_days: unknown field'],
    ['the tenant is to change', { tenant_id: 'ten_1' }, 'tenant_id: unknown field'],
    ['a context is none', { contexts: ['nowhere'] }, 'contexts: no context nowhere'],
    ['metadata is a list', { metadata: [1] }, 'metadata: must be a JSON object'],
  ] as const)('%s', async ([, body, detail], { account, anyKey, call }) => {
    const answer = await patch(call, anyKey.id, { credential: account.token, body: { ...body } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(String(answer.body['errors'])).toContain(detail);
    const { data } = await call('GET', `${PATH}/${anyKey.id}`, { credential: account.token });
    expect(data).toMatchObject({ name: 'Fixture key', updated_at: anyKey.record.updated_at });
  });

  test.for([
    ['revoked', 'revoked_at = now()'],
    ['expired', "expires_at = now() - interval '1 second'"],
  ] as const)('the key is %s', async ([status, change], { db, account, anyKey, call }) => {
    await db.$executeRawUnsafe(`UPDATE api_keys SET ${change} WHERE id = $1`, anyKey.id);
    for (const body of [{ scopes: ['upload'] }, { status: 'disabled' }, { contexts: ['default'] }])
      expect(await patch(call, anyKey.id, { credential: account.token, body })).toMatchObject({
        status: 409,
        body: { code: 'invalid_state', errors: [`The key is ${status}, which is final`] },
      });
  });
});

describe('a key that changes keys', () => {
  test('does not widen itself', async ({ db, project, makeKey, call }) => {
    const owner = { tenantId: project.tenantId, projectId: project.id };
    await addContext(db, owner, { contextKey: 'invoices' });
    const limited = await makeKey({ contexts: ['default'] });
    for (const contexts of [[], ['default', 'invoices']])
      expect(
        await patch(call, limited.id, { credential: limited.secret, body: { contexts } }),
      ).toMatchObject({ status: 403, body: { code: 'exceeds_own_grant' } });
  });

  test('does not widen another beyond itself', async ({ makeKey, call }) => {
    const mortal = await makeKey({ expiresInDays: 1 });
    const weak = await makeKey({ scopes: ['upload'] });
    const body = { scopes: ['upload', 'delete'] };
    const answer = await patch(call, weak.id, { credential: mortal.secret, body });
    expect(answer).toMatchObject({ status: 403, body: { code: 'exceeds_own_grant' } });
  });

  test('may narrow one that can do more', async ({ makeKey, call }) => {
    const mortal = await makeKey({ expiresInDays: 1 });
    const strong = await makeKey({ scopes: ['upload', 'delete'] });
    const body = { scopes: ['upload'] };
    const answer = await patch(call, strong.id, { credential: mortal.secret, body });
    expect(answer).toMatchObject({ status: 200, data: { scopes: ['upload'] } });
  });

  test('needs the admin scope', async ({ makeKey, call }) => {
    const weak = await makeKey({ scopes: ['upload', 'metadata'] });
    for (const body of [{ scopes: ['admin'] }, { name: 'Mine' }, { status: 'disabled' }])
      expect(await patch(call, weak.id, { credential: weak.secret, body })).toMatchObject({
        status: 401,
        body: { code: 'insufficient_scope' },
      });
  });
});
