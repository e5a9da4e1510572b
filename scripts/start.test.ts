import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { freeLoopbackPort } from '@/lib/start/free-port';
import { stopPostgres } from '@/lib/start/postgres-process';
import { findPostmaster } from '@/lib/start/postmaster';
import { createEmptyDatabase } from '@/lib/testing/database';
import { type Product, startProduct, untilReady } from '@/lib/testing/product';

const LOGIN = { email: 'ada@example.com', password: 'a long enough phrase 7' };
const ACCOUNT = { ...LOGIN, name: 'Ada' };

vi.setConfig({ testTimeout: 300_000 });

let dataDir: string;
let port: number;
const products: Product[] = [];

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-product-'));
  port = await freeLoopbackPort(undefined);
});

afterEach(async () => {
  for (const { child } of products.splice(0)) child.kill('SIGKILL');
  if (existsSync(path.join(home(), 'data'))) await stopPostgres(home());
  rmSync(dataDir, { recursive: true, force: true });
});

const home = () => path.join(dataDir, 'postgres');
const postmaster = () => findPostmaster(path.join(home(), 'data'));

function start(variables: Record<string, string> = {}): Product {
  const product = startProduct({ PORT: String(port), DATA_DIR: dataDir, ...variables });
  products.push(product);
  return product;
}

async function startReady(variables: Record<string, string> = {}): Promise<Product> {
  const product = start(variables);
  await untilReady(product);
  return product;
}

const isServed = () =>
  fetch(`http://127.0.0.1:${port}/livez`).then(
    (response) => response.ok,
    () => false,
  );

const Status = z.object({ status: z.string() });

async function post(resource: string, body: unknown): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/${resource}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return Status.parse(await response.json()).status;
}

/** What an operator reads who set something wrong: one line, after which nothing runs. */
async function complaint(variables: Record<string, string>): Promise<string> {
  const { ended, output } = start(variables);
  expect(await ended).toBe(1);
  expect(output.stdout).toBe('');
  expect(output.stderr).toMatch(/^[^\n]+\n$/);
  expect(postmaster()).toBeUndefined();
  return output.stderr.trim();
}

test.each([
  [{ PORT: '99999' }, /^Wrong environment: PORT /],
  [{ PORT: 'eighty' }, /^Wrong environment: PORT must be a port number$/],
  [{ AUTH_SECRET: 'too short' }, /^Wrong environment: AUTH_SECRET must be at least 32 characters$/],
  [{ DATABASE_URL: 'mysql://a@b/c' }, /^Wrong environment: DATABASE_URL must be a postgresql:/],
  [{ APP_URL: 'localhost' }, /^Wrong environment: APP_URL must be /],
  [{ HOST: '203.0.113.7' }, /^HOST 203\.0\.113\.7 is no address of this machine\.$/],
  [{ DATA_DIR: '/dev/null/data' }, /^Cannot write DATA_DIR \/dev\/null\/data: /],
])('%j is told in one line with exit code 1', async (variables, line) => {
  expect(await complaint(variables)).toMatch(line);
});

test('a busy port is told in one line with exit code 1', async () => {
  const squatter = net.createServer().listen(port, '127.0.0.1');
  await once(squatter, 'listening');
  expect(await complaint({})).toBe(`Port ${port} is in use. Set PORT to another one.`);
  squatter.close();
});

test('an unreachable database is told in one line without its password', async () => {
  const nobody = await freeLoopbackPort(undefined);
  const url = `postgresql://ada:hunter2-hunter2@127.0.0.1:${nobody}/uploads`;
  const line = await complaint({ DATABASE_URL: url });
  expect(line).toContain(`127.0.0.1:${nobody}: nothing listens there`);
  expect(line).not.toContain('hunter2');
});

test('a database that would lose acknowledged writes is refused', async () => {
  const database = await createEmptyDatabase();
  expect(await complaint({ DATABASE_URL: database.url })).toContain('fsync=off');
  await database.drop();
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s stops everything that was started',
  async (signal) => {
    const { child, ended } = await startReady();
    expect(postmaster()).toBeDefined();
    // To the whole group, as a terminal does it: the database must not go first.
    process.kill(-Number(child.pid), signal);
    expect(await ended).toBe(0);
    expect(postmaster()).toBeUndefined();
    expect(await isServed()).toBe(false);
  },
);

test('Ctrl-C lets a request that is on its way finish, database included', async () => {
  const { child, ended } = await startReady();
  const body = JSON.stringify(ACCOUNT);
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': body.length,
    Expect: '100-continue',
  };
  const request = http.request({ method: 'POST', port, path: '/api/v1/auth/register', headers });
  const answered = once(request, 'response');
  request.flushHeaders();
  await once(request, 'continue'); // the server has it
  request.write(body.slice(0, 10));

  process.kill(-Number(child.pid), 'SIGINT');
  while (await isServed());
  child.kill('SIGINT'); // npm passes on what the terminal has sent already
  request.end(body.slice(10));
  const [response] = z.tuple([z.instanceof(http.IncomingMessage)]).parse(await answered);
  expect(response.statusCode).toBe(201);
  response.resume();
  expect(await ended).toBe(0);
});

const Registered = z.object({ data: z.object({ token: z.string() }) });
const KeyAnswer = z.object({
  data: z.object({
    api_key_id: z.string(),
    api_key: z.string().optional(),
    last_used_at: z.string().nullable(),
  }),
});

/** Sends JSON, or asks, with a credential; the answer is taken apart by the schema. */
async function send<T>(
  resource: string,
  { credential, body }: { credential?: string; body?: unknown },
  schema: z.ZodType<T>,
): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/${resource}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(credential === undefined ? {} : { Authorization: `Bearer ${credential}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return schema.parse(await response.json());
}

test('a use of a key just before a graceful stop is not forgotten', async () => {
  const first = await startReady();
  const { data } = await send('auth/register', { body: ACCOUNT }, Registered);
  const credential = data.token;
  const body = { name: 'CI', scopes: ['upload'] };
  const { data: key } = await send('api-keys', { credential, body }, KeyAnswer);
  const use = () => send('api-keys/current', { credential: key.api_key ?? '' }, KeyAnswer);
  const lastUse = async () =>
    (await send(`api-keys/${key.api_key_id}`, { credential }, KeyAnswer)).data.last_used_at;
  // The first use is written early; what follows it waits for the next batch.
  await use();
  await expect.poll(lastUse).not.toBe(null);
  const firstUse = await lastUse();
  await use();
  expect(await lastUse()).toBe(firstUse);
  first.child.kill('SIGTERM');
  await first.ended;
  await startReady();
  expect(await lastUse()).not.toBe(firstUse);
});

test('a second start loses nothing', async () => {
  const first = await startReady();
  expect(await post('auth/register', ACCOUNT)).toBe('SUCCESS');
  first.child.kill('SIGTERM');
  await first.ended;

  await startReady();
  expect(await post('auth/login', LOGIN)).toBe('SUCCESS');
});

test('kill -9 and start again works, loses nothing, and then stops everything', async () => {
  const first = await startReady();
  expect(await post('auth/register', ACCOUNT)).toBe('SUCCESS');
  first.child.kill('SIGKILL');
  await first.ended;

  const second = await startReady();
  expect(await post('auth/login', LOGIN)).toBe('SUCCESS');
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  expect(postmaster()).toBeUndefined();
});

test('a signal in the middle of the start leaves nothing running', async () => {
  const { child, ended } = start();
  const deadline = Date.now() + 120_000;
  while (postmaster() === undefined && Date.now() < deadline) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  child.kill('SIGTERM');
  await ended;
  expect(postmaster()).toBeUndefined();
});

test('two servers share one folder, and the first to stop leaves the other its database', async () => {
  const otherPort = await freeLoopbackPort(undefined);
  const [first] = await Promise.all([startReady({ PORT: String(otherPort) }), startReady()]);
  first.child.kill('SIGTERM');
  await first.ended;
  expect(await post('auth/register', ACCOUNT)).toBe('SUCCESS');
});
