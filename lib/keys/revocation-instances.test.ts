import { describe, expect } from 'vitest';
import { startInstance, type Instance } from '@/lib/testing/instances';
import { test as base } from '@/lib/testing/fixtures';

// Guards the first promise: what was answered on one instance counts on every other one from that moment on. Two processes of
// their own serve; this one asks both, so that "before" and "after" are told by one clock.
const test = base.extend('instances', { scope: 'file' }, async ({ db }, { onCleanup }) => {
  // The fixture `db` has told the environment which database it is.
  void db;
  const instances = await Promise.all([startInstance(), startInstance()]);
  onCleanup(async () => {
    await Promise.all(instances.map(({ stop }) => stop()));
  });
  return instances;
});

const PATH = '/api/v1/api-keys';
const ROUNDS = 3;
const USERS = 4;

type Use = { startedAt: number; status: number };

const headersOf = (credential: string) => ({
  Authorization: `Bearer ${credential}`,
  'Content-Type': 'application/json',
});

async function use({ url }: Instance, path: string, credential: string): Promise<Use> {
  const startedAt = performance.now();
  const { status, body } = await fetch(url + path, { headers: headersOf(credential) });
  await body?.cancel();
  return { startedAt, status };
}

/** Uses the key on an instance again and again, until it was refused often enough to be sure. */
async function useUntilRefused(instance: Instance, path: string, credential: string) {
  const uses: Use[] = [];
  for (let refused = 0; refused < 8;) {
    const one = await use(instance, path, credential);
    uses.push(one);
    if (one.status !== 200) refused += 1;
  }
  return uses;
}

type Change = { method: string; body?: Record<string, unknown>; token: string };

/** Asks an instance for the change. @returns when it was answered */
async function change(instance: Instance, url: string, { method, body, token }: Change) {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(instance.url + url, { method, headers: headersOf(token), ...sent });
  await answer.arrayBuffer();
  return { status: answer.status, answeredAt: performance.now() };
}

const CHANGES: [string, Omit<Change, 'token'>][] = [
  ['revoked', { method: 'DELETE' }],
  ['disabled', { method: 'PATCH', body: { status: 'disabled' } }],
  ['narrowed', { method: 'PATCH', body: { scopes: ['upload'] } }],
  ['rotated without grace', { method: 'POST', body: { grace_seconds: 0 } }],
];

describe('while both instances are busy with a key', () => {
  test.for(CHANGES)(
    'no request that starts after it was %s on one is accepted by the other',
    async ([, how], { instances, account, makeKey }) => {
      const [here, there] = instances;
      for (let round = 0; round < ROUNDS; round++) {
        const key = await makeKey({ scopes: ['admin'] });
        const url = `${PATH}/${key.id}${how.method === 'POST' ? '/rotate' : ''}`;
        const users = Array.from({ length: USERS }, (_, n) =>
          useUntilRefused(n % 2 === 0 ? here : there, PATH, key.secret),
        );
        while ((await use(there, PATH, key.secret)).status !== 200);
        const { status, answeredAt } = await change(here, url, { ...how, token: account.token });
        expect(status).toBeLessThan(300);
        const uses = (await Promise.all(users)).flat();
        const later = uses.filter(({ startedAt }) => startedAt > answeredAt);
        expect(uses.some((one) => one.status === 200)).toBe(true);
        expect(later.length).toBeGreaterThan(USERS);
        expect(later.filter((one) => one.status !== 401)).toEqual([]);
      }
    },
  );
});

test('an instance that was paused meanwhile accepts the key no more when it goes on', async ({
  instances,
  account,
  anyKey,
}) => {
  const [here, paused] = instances;
  expect((await use(paused, PATH, anyKey.secret)).status).toBe(200);
  paused.child.kill('SIGSTOP');
  const revoke = { method: 'DELETE', token: account.token };
  const { status } = await change(here, `${PATH}/${anyKey.id}`, revoke);
  const uses = Array.from({ length: USERS }, () => use(paused, PATH, anyKey.secret));
  paused.child.kill('SIGCONT');
  expect(status).toBe(200);
  expect((await Promise.all(uses)).map((one) => one.status)).toEqual(Array(USERS).fill(401));
});
