import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type EmbeddedOwner, startEmbeddedOwner } from '@/lib/testing/start-embedded-owner';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';
import { stopPostgres } from './postgres-process';
import { findPostmaster } from './postmaster';

/** No power is cut here: what the operating system has taken is safe. */
const SETTINGS = { shared_buffers: '32MB', fsync: 'off' };

let dataDir: string;
const children: ChildProcess[] = [];
const started: EmbeddedPostgres[] = [];

beforeEach(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'uploadkit-embedded-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const { stop } of started.splice(0)) await stop();
  if (fs.existsSync(home('data'))) await stopPostgres(home());
  fs.rmSync(dataDir, { recursive: true, force: true });
});

const home = (...parts: string[]) => path.join(dataDir, 'postgres', ...parts);

async function start(): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir, settings: SETTINGS });
  started.push(database);
  return database;
}
const postmaster = () => findPostmaster(home('data'));

async function startElsewhere(): Promise<EmbeddedOwner> {
  const owner = await startEmbeddedOwner(dataDir, SETTINGS);
  children.push(owner.child);
  return owner;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql).finally(() => client.end());
  return rows;
}

test('a second start finds what the first one wrote, at the same address', async () => {
  const first = await start();
  await query(first.url, `CREATE TABLE kept AS SELECT 'yes' AS answer`);
  await first.stop();
  expect(postmaster()).toBeUndefined();

  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 'yes' }]);
  await second.stop();
});

test('starts at the same moment share one PostgreSQL, and the last to leave ends it', async () => {
  const all = await Promise.all([start(), start(), start()]);
  expect(new Set(all.map(({ url }) => url)).size).toBe(1);
  const pid = postmaster()?.pid;
  for (const { stop } of all.slice(1)) await stop();
  expect(postmaster()?.pid).toBe(pid);
  await all[0]?.stop();
  expect(postmaster()).toBeUndefined();
});

test('who joins a living owner leaves PostgreSQL running at its end', async () => {
  const owner = await startElsewhere();
  const guest = await start();
  expect(guest.url).toBe(owner.url);
  await guest.stop();
  expect(await query(owner.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await end(owner.child, 'SIGTERM');
  expect(postmaster()).toBeUndefined();
});

test('after kill -9 of its owner the next start takes PostgreSQL over and ends it', async () => {
  const owner = await startElsewhere();
  await query(owner.url, `CREATE TABLE kept AS SELECT 'yes' AS answer`);
  const pid = postmaster()?.pid;
  await end(owner.child, 'SIGKILL');

  const heir = await start();
  expect(postmaster()?.pid).toBe(pid);
  expect(await query(heir.url, 'SELECT answer FROM kept')).toEqual([{ answer: 'yes' }]);
  await heir.stop();
  expect(postmaster()).toBeUndefined();
});

test('a killed PostgreSQL comes back by itself, at the same address and with its data', async () => {
  const { url, stop } = await start();
  await query(url, `CREATE TABLE kept AS SELECT 'yes' AS answer`);
  process.kill(postmaster()?.pid ?? 0, 'SIGKILL');
  await vi.waitFor(
    async () => expect(await query(url, 'SELECT answer FROM kept')).toEqual([{ answer: 'yes' }]),
    { timeout: 60_000, interval: 100 },
  );
  await stop();
  expect(postmaster()).toBeUndefined();
});

test('the lock file of a machine that went down does not stop the start', async () => {
  await (await start()).stop();
  // Process numbers repeat after a reboot: this one lives and is no PostgreSQL.
  fs.writeFileSync(home('data', 'postmaster.pid'), `${process.pid}\n/nowhere\n0\n54321\n`);
  await (await start()).stop();
});

test('when something else has its port, another one is taken', async () => {
  const first = await start();
  await first.stop();
  const port = Number(new URL(first.url).port);
  const squatter = net.createServer().listen(port, '127.0.0.1');
  await once(squatter, 'listening');
  const second = await start();
  expect(new URL(second.url).port).not.toBe(String(port));
  await second.stop();
  squatter.close();
});

test('an interrupted first start leaves nothing that stops the next one', async () => {
  const { pid } = spawnSync('true');
  const stage = path.join(dataDir, `postgres.new-${pid}-abcdef`);
  fs.mkdirSync(path.join(stage, 'data'), { recursive: true });
  await (await start()).stop();
  expect(fs.readdirSync(dataDir)).toEqual(['postgres']);
});

test('a start that cannot succeed says why in one line', async () => {
  await (await start()).stop();
  fs.writeFileSync(home('data', 'PG_VERSION'), '11\n');
  await expect(start()).rejects.toThrow(
    /^PostgreSQL did not start: database files are incompatible with server \(.*postgres\.log\)$/,
  );
});

test('only its password opens it, and no other account of the machine can read that', async () => {
  const { url, stop } = await start();
  const wrong = new URL(url);
  wrong.password = 'guess';
  await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  expect(fs.statSync(home('password')).mode & 0o777).toBe(0o600);
  expect(fs.statSync(home()).mode & 0o077).toBe(0);
  expect(await query(url, `SELECT rolsuper FROM pg_roles WHERE rolname = current_user`)).toEqual([
    { rolsuper: false },
  ]);
  await stop();
});
