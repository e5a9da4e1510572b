import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import { z } from 'zod';
import { keyChecksum } from '@/lib/auth/key-format';
import { provideEnv } from '@/lib/env';
import { flatLog, log } from '@/lib/log';
import { call } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { setArrival } from './arrival';
import { mountRoutes } from './mount';
import { route } from './route';

const TOKEN = 'a token that reads metrics';
const unchecked = 'uk_live_0123456789ABCDEFGHIJKLMNOPQRSTUV';
const UNKNOWN = unchecked + keyChecksum(unchecked);

beforeAll(() => provideEnv({ METRICS_TOKEN: TOKEN }));
afterAll(() => provideEnv({ METRICS_TOKEN: '' }));

const read = async () => (await call('GET', '/metrics', { credential: TOKEN })).text;

/** The value of one sample, by its name and labels as Prometheus writes them. */
const sample = (text: string, name: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1) ?? 0,
  );

const answers = (route: string, status: number) =>
  `uploadkit_http_request_duration_seconds_count{route="${route}",method="GET",status="${status}"}`;
const outcomes = (credential: string, outcome: string) =>
  `uploadkit_authentications_total{credential="${credential}",outcome="${outcome}"}`;

describe('the metrics count', () => {
  test('requests by route, not by path, with status and time', async ({ account, anyKey }) => {
    const route = '/api/v1/api-keys/[id]';
    const before = await read();
    await call('GET', `/api/v1/api-keys/${anyKey.id}`, { credential: account.token });
    await call('GET', `/api/v1/api-keys/key_${'0'.repeat(32)}`, { credential: account.token });
    const after = await read();
    for (const status of [200, 404])
      expect(sample(after, answers(route, status)) - sample(before, answers(route, status))).toBe(
        1,
      );
    expect(after).not.toContain(anyKey.id);
  });

  test('the wait of who was not let in at once', async ({ db }) => {
    expect(db).toBeTruthy();
    const output = z.string();
    const GET = route({ summary: 'Waited for', public: true, output, run: () => 'here' });
    const mount = mountRoutes([{ path: '/waited-for', module: { GET } }]);
    const match = mount.match('/waited-for');
    const request = new Request('http://localhost/waited-for');
    setArrival(request, performance.now() - 7_000);
    const logged = vi.spyOn(flatLog(), 'debug');
    vi.spyOn(log(), 'isLevelEnabled').mockReturnValue(true);
    if (match !== null) await mount.answer(request, '/waited-for', match);
    const sum = answers('/waited-for', 200).replace('_count', '_sum');
    expect(sample(await read(), sum)).toBeCloseTo(7, 0);
    const [line] = logged.mock.calls.flat();
    expect(z.object({ ms: z.number() }).parse(line).ms).toBeGreaterThanOrEqual(7_000);
  });

  test('what became of credentials of each kind', async ({ account, anyKey }) => {
    const path = '/api/v1/api-keys';
    const before = await read();
    await call('GET', path, { credential: anyKey.secret });
    await call('GET', path, { credential: account.token });
    await call('GET', path, { credential: UNKNOWN });
    await call('GET', path, { credential: 'rubbish' });
    await call('GET', path);
    const after = await read();
    for (const [credential, outcome] of [
      ['key', 'accepted'],
      ['jwt', 'accepted'],
      ['key', 'unauthenticated'],
      ['bad', 'unauthenticated'],
      ['none', 'unauthenticated'],
    ] as const) {
      const name = outcomes(credential, outcome);
      expect([name, sample(after, name) - sample(before, name)]).toEqual([name, 1]);
    }
  });

  test('the process itself', async ({ db }) => {
    void db;
    expect(await read()).toMatch(/^process_resident_memory_bytes \d+/m);
  });

  test('nothing that a caller could make up: no path, method or credential of theirs', async ({
    anyKey,
  }) => {
    await call('GET', `/api/v1/made-up/${anyKey.secret}`, { credential: anyKey.secret });
    await call('PURGE', '/api/v1/api-keys', { credential: anyKey.secret });
    const text = await read();
    for (const theirs of ['made-up', 'PURGE', anyKey.secret, anyKey.id, TOKEN])
      expect([theirs, text.includes(theirs)]).toEqual([theirs, false]);
    expect(text).toContain('method="OTHER"');
  });
});

test.for([
  ['no token', undefined],
  ['a wrong token', `${TOKEN}x`],
  ['a part of the token', TOKEN.slice(0, -1)],
  ['no more than the scheme', ''],
] as const)('with %s they are not there', async ([, credential], { db }) => {
  void db;
  const answer = await call('GET', '/metrics', { credential });
  expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
  expect(answer.text).not.toContain('uploadkit_');
});

test('a key or session reads none, whatever it may do', async ({ account, anyKey }) => {
  for (const credential of [account.token, anyKey.secret])
    expect((await call('GET', '/metrics', { credential })).status).toBe(404);
});

test('without METRICS_TOKEN they are not there for anybody', async ({ db }) => {
  void db;
  provideEnv({ METRICS_TOKEN: '' });
  for (const credential of ['', 'undefined', TOKEN])
    expect((await call('GET', '/metrics', { credential })).status).toBe(404);
  provideEnv({ METRICS_TOKEN: TOKEN });
});
