import { expect } from 'vitest';
import { createAccount } from '@/lib/testing/account';
import { test } from '@/lib/testing/fixtures';
import { MAX_EXPORTED_ENTRIES } from './export-audit-logs';

const PATH = '/api/v1/audit-logs/export';

const linesOf = (text: string) => text.trimEnd().split('\r\n').slice(1);

test('all pages of what the filters let through are in the file, newest first', async ({
  call,
  account,
  makeKey,
}) => {
  const keys = [];
  for (let count = 0; count < 3; count += 1) keys.push(await makeKey({ name: `Key ${count}` }));
  const query = `?action=key.created&entity_type=key&actor_id=${account.user.id}`;
  const answer = await call('GET', PATH + query, { credential: account.token });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8; header=present');
  expect(answer.headers.get('Content-Disposition')).toMatch(
    /^attachment; filename=audit-log-\d{4}-\d{2}-\d{2}\.csv$/,
  );
  const ids = linesOf(answer.text).map((line) => line.split(',')[3]);
  expect(ids).toEqual(keys.map(({ id }) => id).reverse());
  const none = await call('GET', `${PATH}?entity_id=nothing`, { credential: account.token });
  expect(linesOf(none.text)).toEqual([]);
});

test('a key exports its own environment, as it lists it', async ({ call, makeKey }) => {
  const live = await makeKey({ name: 'Live one' });
  const testing = await makeKey({ name: 'Test one', environment: 'test' });
  const answer = await call('GET', PATH, { credential: testing.secret });
  expect(answer.text).toContain('Test one');
  expect(answer.text).not.toContain(live.id);
});

test('another tenant’s entries are in no export', async ({ call, anyKey, db }) => {
  const stranger = await createAccount(db);
  const answer = await call('GET', PATH, { credential: stranger.token });
  expect(answer.text).not.toContain(anyKey.id);
});

test('a file holds the newest entries and no more than it says', async ({
  call,
  db,
  account: { tenant, token },
}) => {
  await db.$executeRaw`
    INSERT INTO audit_logs (id, tenant_id, action, entity_type, entity_id, entity_name, actor, created_at)
    SELECT 'aud_' || n || ${tenant.id}, ${tenant.id}, 'key.created', 'key', 'key_' || n, 'Many',
      '{"type":"system","id":"x","name":"x"}', now() - n * interval '1 hour'
    FROM generate_series(1, ${MAX_EXPORTED_ENTRIES + 1}) n`;
  const answer = await call('GET', `${PATH}?action=key.created`, { credential: token });
  const ids = linesOf(answer.text).map((line) => line.split(',')[3]);
  expect(ids).toHaveLength(MAX_EXPORTED_ENTRIES);
  expect([ids[0], ids.at(-1)]).toEqual(['key_1', `key_${MAX_EXPORTED_ENTRIES}`]);
});

test.for(['page=1', 'from=yesterday', 'action=key.stolen', 'from=1969-01-01T00:00:00Z'])(
  '%s is told to be wrong',
  async (query, { call, account }) => {
    const answer = await call('GET', `${PATH}?${query}`, { credential: account.token });
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
  },
);
