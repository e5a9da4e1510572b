import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeDb, db as openedDb, type Db } from '@/lib/db';
import { provideEnv } from '@/lib/env';
import { createKey, flushKeyUses } from '@/lib/keys';
import { CreatedKey, CreateKeyInput, KeyRecord } from '@/lib/keys/schemas';
import { type Account, createAccount } from '@/lib/testing/account';
import { call } from '@/lib/testing/call';
import { type EmbeddedOwner, startEmbeddedOwner } from '@/lib/testing/start-embedded-owner';
import { untilWaiting } from '@/lib/testing/waiting';

// `node scripts/cli.mjs` on a DATA_DIR of its own. The order of these tests counts: the first begins with nothing.

vi.setConfig({ testTimeout: 120_000 });

let dataDir: string;
let owner: EmbeddedOwner;
let db: Db;
let account: Account;
const processes: ChildProcess[] = [];

beforeAll(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-cli-'));
});

afterAll(async () => {
  for (const child of processes) child.kill('SIGKILL');
  // Left behind by a test that failed: whoever comes last ends it.
  if (isDatabaseRunning()) {
    owner = await startEmbeddedOwner(dataDir, {});
    await leaveDatabase();
  }
  rmSync(dataDir, { recursive: true, force: true });
});

/** PostgreSQL removes the file when it ends. */
const isDatabaseRunning = () => existsSync(path.join(dataDir, 'postgres/data/postmaster.pid'));

function start(argv: readonly string[], variables: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['scripts/cli.mjs', ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      NODE_ENV: 'production',
      PATH: path.dirname(process.execPath),
      DATA_DIR: dataDir,
      ...variables,
    },
  });
  processes.push(child);
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (output.out += String(chunk)));
  child.stderr.on('data', (chunk) => (output.err += String(chunk)));
  const ended = once(child, 'close').then(() => ({
    ...output,
    code: child.signalCode ?? child.exitCode,
  }));
  return { child, ended };
}

const cli = (...argv: string[]) => start(argv).ended;

/** A server's part in this: its place at the database, and its handlers over its own connections. */
async function startServer(): Promise<void> {
  owner = await startEmbeddedOwner(dataDir, {});
  processes.push(owner.child);
  provideEnv({ DATABASE_URL: owner.url, RATE_LIMITS: 'off' });
  db = openedDb();
}

async function leaveDatabase(): Promise<void> {
  const ended = once(owner.child, 'exit');
  owner.child.kill('SIGTERM');
  await ended;
}

const makeKey = () =>
  createKey(account.ctx, CreateKeyInput.parse({ name: 'CI', scopes: ['admin'] }));

test('with the server down, a command starts the database, makes its tables and ends it', async () => {
  expect(await cli('tenants', 'list', '--json')).toMatchObject({ code: 0, out: '[]\n' });
  expect(existsSync(path.join(dataDir, 'postgres/data'))).toBe(true);
  expect(isDatabaseRunning()).toBe(false);
});

test('a command line that is not understood does not even touch the database', async () => {
  const { child, ended } = start(['keys', 'lst'], { DATA_DIR: path.join(dataDir, 'untouched') });
  expect(await ended).toMatchObject({ code: 2, out: '' });
  expect(child.exitCode).toBe(2);
  expect(existsSync(path.join(dataDir, 'untouched'))).toBe(false);
});

test('a database that cannot be had is told in one line without its password', async () => {
  const DATABASE_URL = 'postgresql://ada:hunter2-hunter2@127.0.0.1:1/uploads';
  const answer = await start(['tenants', 'list'], { DATABASE_URL }).ended;
  expect(answer).toMatchObject({ code: 1, out: '' });
  expect(answer.err).toMatch(/^Cannot use the database at 127\.0\.0\.1:1: [^\n]*\n$/);
  expect(answer.err).not.toContain('hunter2');
});

test('beside a running server, what a command changes counts for its very next request', async () => {
  await startServer();
  account = await createAccount(db);
  const use = async (credential: string) =>
    (await call('GET', '/api/v1/api-keys/current', { credential })).status;

  const created = await cli('keys', 'create', '--name', 'CI', '--scopes', 'admin', '--json');
  const key = CreatedKey.parse(JSON.parse(created.out));
  expect(await use(key.api_key)).toBe(200);
  expect(await cli('keys', 'revoke', key.api_key_id)).toMatchObject({ code: 0, err: '' });
  expect(await use(key.api_key)).toBe(401);

  await flushKeyUses();
  const list = await cli('keys', 'list', '--json');
  const { data } = await call('GET', '/api/v1/api-keys', { credential: account.token });
  expect(JSON.parse(list.out)).toEqual(data);
  expect(isDatabaseRunning()).toBe(true);
});

test('a command that is interrupted changes nothing and ends the database when it is the last to use it', async () => {
  const key = await makeKey();
  const holding = db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM projects WHERE id = ${account.project.id} FOR UPDATE`;
      const { child, ended } = start(['keys', 'revoke', key.api_key_id]);
      await untilWaiting(db);
      await leaveDatabase();
      expect(isDatabaseRunning()).toBe(true);
      child.kill('SIGINT');
      expect(await ended).toMatchObject({ code: 'SIGINT', out: '' });
    },
    { timeout: 180_000 },
  );
  // Its connection has ended with the database.
  await expect(holding).rejects.toThrow(/connection/i);
  expect(isDatabaseRunning()).toBe(false);
  await closeDb(db);

  const { out } = await cli('keys', 'list', '--status', 'active', '--json');
  const keys = KeyRecord.array().parse(JSON.parse(out));
  expect(keys.map(({ api_key_id }) => api_key_id)).toContain(key.api_key_id);
  expect(isDatabaseRunning()).toBe(false);
});
