import { describe, expect } from 'vitest';
import { call, type Answer } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { disguisesOf, dumpDatabase } from '@/lib/testing/plain-text';
import { CreatedKey } from './schemas';
import { flushKeyUses } from './note-key-use';

const PATH = '/api/v1/api-keys';

/** What nobody can know of a key who was not there: the characters that its mask leaves out. */
const hiddenPart = (secret: string) => secret.slice('uk_live_'.length + 3, -6);

async function liveThrough(token: string): Promise<{ secrets: string[]; answers: Answer[] }> {
  const body = { name: 'CI', scopes: ['admin'], metadata: { note: 'x' } };
  const headers = { 'Idempotency-Key': 'create-once' };
  const create = () => call('POST', PATH, { credential: token, body, headers });
  const created = CreatedKey.parse((await create()).data);
  const credential = created.api_key;
  const url = `${PATH}/${created.api_key_id}`;
  const answers = [
    await create(),
    await call('GET', `${PATH}/current`, { credential }),
    await call('GET', PATH, { credential }),
    await call('GET', url, { credential: token }),
    await call('PATCH', url, { credential: token, body: { name: 'Renamed' } }),
    await call('POST', PATH, { credential, body: { name: credential.slice(0, 5), scopes: [] } }),
    await call('GET', `${PATH}/current?api_key=${credential}`),
  ];
  const rotation = await call('POST', `${url}/rotate`, { credential: token });
  const successor = CreatedKey.parse(rotation.data);
  answers.push(
    await call('DELETE', url, { credential: token, body: { reason: 'Leaked' } }),
    await call('DELETE', url, { credential: token }),
    await call('GET', `${PATH}/current`, { credential }),
  );
  await flushKeyUses();
  return { secrets: [credential, successor.api_key], answers };
}

describe('after a key was made, used, listed, changed, rotated and revoked, its secret', () => {
  test('is in no table of the database, in no disguise', async ({ db, account }) => {
    const { secrets } = await liveThrough(account.token);
    const dump = await dumpDatabase(db);
    for (const table of ['api_keys', 'audit_logs', 'idempotency_records', 'api_key_uses'])
      expect(dump).toMatch(new RegExp(`^${table}: \\(`, 'm'));
    for (const secret of secrets) {
      for (const text of [secret, hiddenPart(secret)].flatMap(disguisesOf))
        expect(dump.includes(text)).toBe(false);
    }
  });

  test('was in no answer but the one that made it', async ({ account }) => {
    const { secrets, answers } = await liveThrough(account.token);
    expect(answers.map(({ status }) => status)).toEqual([
      201, 200, 200, 200, 200, 422, 401, 200, 200, 401,
    ]);
    for (const { text, headers } of answers) {
      const all = text + JSON.stringify([...headers]);
      for (const secret of secrets) expect(all).not.toContain(hiddenPart(secret));
    }
  });

  test('and its hash never leave the database', async ({ db, account }) => {
    const { answers } = await liveThrough(account.token);
    const keys = await db.apiKey.findMany({ where: { tenantId: account.tenant.id } });
    for (const { hash } of keys) {
      const hex = Buffer.from(hash).toString('hex');
      for (const { text } of answers) expect(text).not.toContain(hex);
    }
    for (const { text } of answers) expect(text).not.toContain('"hash"');
  });
});

// Guards the check above: a dump that leaves tables out would find nothing either.
test('the dump does find what is there', async ({ db, anyKey, account }) => {
  const dump = await dumpDatabase(db);
  const { hash } = await db.apiKey.findUniqueOrThrow({ where: { id: anyKey.id } });
  for (const text of [anyKey.id, account.user.email, Buffer.from(hash).toString('hex')])
    expect(dump).toContain(text);
});
