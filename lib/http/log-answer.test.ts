import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { describe, expect } from 'vitest';
import { z } from 'zod';
import { sessionCookieName } from '@/lib/auth/credential';
import { env } from '@/lib/env';
import { newKey, test as base } from '@/lib/testing/fixtures';
import { forgedTokens } from '@/lib/testing/forged-tokens';
import { createAccount } from '@/lib/testing/account';
import { disguisesOf } from '@/lib/testing/plain-text';

const PATH = '/api/v1/api-keys';
const PASSWORD = 'correct horse battery staple';
const INVITATION = 'Qm9iIGlzIGludml0ZWQsIGFuZCBub2JvZHkgZWxzZTE';
const Line = z.looseObject({ level: z.string(), msg: z.string(), path: z.string().optional() });

/** What a server of its own logs while it is sent everything that could leave a secret behind. */
const test = base.extend('seen', { scope: 'file' }, async ({ db, database, dataDir }) => {
  const account = await createAccount(db);
  const { id, secret } = await newKey(account.ctx, { scopes: ['metadata'] });
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/testing/logging-server.ts'], {
    env: {
      NODE_ENV: 'production',
      LOG_LEVEL: 'trace',
      RATE_LIMITS: 'off',
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      AUTH_SECRET: env().AUTH_SECRET ?? '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout);
  const first: unknown[] = await once(lines, 'line');
  const printed: string[] = [];
  lines.on('line', (line) => printed.push(line));
  await provoke(`http://127.0.0.1:${String(first[0])}`, { secret, token: account.token });
  const ended = once(lines, 'close');
  child.kill('SIGTERM');
  await ended;
  return { printed, key: { id, secret }, token: account.token };
});

type Secrets = { secret: string; token: string };

async function provoke(url: string, { secret, token }: Secrets): Promise<void> {
  const bearer = { Authorization: `Bearer ${secret}` };
  const [forged = ['', '']] = await forgedTokens({ sub: 'u', tid: 't', sid: 's' });
  const json = { 'Content-Type': 'application/json' };
  const login = JSON.stringify({ email: 'a@b.co', password: PASSWORD });
  const requests: [string, RequestInit?][] = [
    [`${PATH}/current`, { headers: bearer }],
    [PATH, { headers: bearer }],
    [`${PATH}?api_key=${secret}&token=${token}`, { headers: bearer }],
    [`${PATH}/${secret}`, { headers: { Authorization: `Bearer ${token}` } }],
    [`/api/v1/${token}`, { headers: bearer }],
    [`/api/v1/nothing/${secret}x`],
    [PATH, { headers: { Authorization: `Basic ${secret}` } }],
    [PATH, { headers: { Authorization: `Bearer ${secret}, Bearer ${secret}` } }],
    [PATH, { headers: { Authorization: `Bearer ${forged[1]}` } }],
    [PATH, { headers: { Cookie: `${sessionCookieName(url)}=${token}` } }],
    [PATH, { headers: { ...bearer, 'X-Request-Id': secret, 'User-Agent': secret } }],
    [PATH, { method: 'POST', headers: { ...bearer, ...json }, body: `{"name":"${secret}",` }],
    [`/api/v1/auth/invitations/${INVITATION}`],
    [`/api/v1/invitations/${INVITATION}/accept`, { method: 'POST' }],
    [`/api/v1/invitations/${INVITATION}/accept`, { method: 'POST', headers: bearer }],
    ['/api/v1/auth/login', { method: 'POST', headers: json, body: login }],
    ['/api/v1/auth/login', { method: 'POST', headers: json, body: `${login}${secret}` }],
    ['/api/v1/auth/logout', { method: 'POST', headers: { Authorization: `Bearer ${token}` } }],
    ['/api/v1/auth/logout', { method: 'POST', headers: { Authorization: `Bearer ${token}` } }],
  ];
  for (const [path, init] of requests) await (await fetch(url + path, init)).arrayBuffer();
}

describe('the server’s own log', () => {
  test('has neither a key nor a token nor a password in it, in any disguise', ({ seen }) => {
    const { printed, key, token } = seen;
    const all = printed.join('\n');
    const random = key.secret.slice('uk_live_'.length + 3, -6);
    const secrets = [key.secret, random, token, token.split('.')[2] ?? token, PASSWORD, INVITATION];
    for (const text of secrets.flatMap(disguisesOf)) expect(all.includes(text)).toBe(false);
  });

  test('tells of every request in one line of JSON', ({ seen }) => {
    const lines = seen.printed.map((line) => Line.parse(JSON.parse(line)));
    const requests = lines.filter(({ msg }) => msg === 'request');
    expect(requests).toHaveLength(19);
    for (const line of requests)
      expect(Object.keys(line)).toEqual(
        expect.arrayContaining(['time', 'request_id', 'method', 'path', 'status']),
      );
  });

  test('names the key that acted by its id, so that an operator can find it', ({ seen }) => {
    expect(seen.printed.join('\n')).toContain(`"actor":"${seen.key.id}"`);
  });

  test('keeps queries out, whatever is in them', ({ seen }) => {
    const paths = seen.printed.map((line) => Line.parse(JSON.parse(line)).path ?? '');
    expect(paths.filter((path) => path.includes('?'))).toEqual([]);
  });
});
