import { AsyncLocalStorage } from 'node:async_hooks';
import crypto, { createHash, randomBytes, randomUUID } from 'node:crypto';
import { openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { v7 } from 'uuid';

const KEY = 'uk_test_0123456789abcdefghijABCDEFGHIJ0123456789';
const URL_TEXT = 'http://127.0.0.1:3000/api/v1/api-keys?page=2';
const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-request-id': 'req_0123456789',
  'ratelimit-policy': '"default";q=60;w=60',
  ratelimit: '"default";r=59;t=60',
};
const SHAPE = /^[a-z]{2,8}_(live|test)_[0-9A-Za-z]{38}$/;

// Kept now, because the adapter puts its own light ones in their place.
const { Request: PlatformRequest, Response: PlatformResponse } = globalThis;

const sink = new Writable({ write: (chunk, encoding, done) => done() });
const line = {
  request_id: 'req_0123456789',
  method: 'GET',
  path: '/api/v1/api-keys/current',
  status: 200,
  ms: 1,
};
const storage = new AsyncLocalStorage();

/** Steps that only need the platform: identity, hashing, URLs, headers, logging. */
export function platformParts() {
  const log = pino({}, sink);
  const redacting = pino({ redact: ['authorization', 'headers.authorization', '*.secret'] }, sink);
  const dest = unnamedFile();
  const atOnce = pino({}, pino.destination({ dest, sync: true }));
  const buffered = pino({}, pino.destination({ dest, sync: true, minLength: 4096 }));
  const weak = new WeakMap();
  return [
    ['await of a resolved promise', () => Promise.resolve(1)],
    ['AsyncLocalStorage.run', () => storage.run(line, () => storage.getStore())],
    ['WeakMap set and get on a fresh object', () => weak.set({}, KEY).has(line)],
    ['crypto.randomUUID()', () => randomUUID()],
    ['crypto.randomBytes(16).toString("hex")', () => randomBytes(16).toString('hex')],
    ['uuid v7()', () => v7()],
    ['new Date().toISOString()', () => new Date().toISOString()],
    ['key shape by regular expression', () => SHAPE.exec(KEY)],
    ['createHash("sha256")…digest()', () => createHash('sha256').update(KEY).digest()],
    ['crypto.hash("sha256", …, "buffer")', () => crypto.hash('sha256', KEY, 'buffer')],
    ['new URL(request.url)', () => new URL(URL_TEXT)],
    ['new URL(request.url).searchParams entries', () => [...new URL(URL_TEXT).searchParams]],
    ['new URLSearchParams("page=2") entries', () => [...new URLSearchParams('page=2')]],
    ['new Headers of six', () => new Headers(HEADERS)],
    ['new Headers of six, read back', () => [...new Headers(HEADERS)]],
    ['platform new Response, six headers', () => new PlatformResponse(KEY, { headers: HEADERS })],
    [
      'platform new Request, one header',
      () => new PlatformRequest(URL_TEXT, { headers: { a: 'b' } }),
    ],
    ['new AbortController', () => new AbortController().signal],
    ['pino info line of five fields', () => log.info(line)],
    ['pino child and info line', () => log.child({ request_id: 'req_1' }).info(line)],
    ['pino info line with redact', () => redacting.info(line)],
    ['pino info line, each written at once to a file', () => atOnce.info(line)],
    ['pino info line, written to a file by 4 KiB', () => buffered.info(line)],
  ];
}

// Open and already removed, so that nothing is left behind however the process ends.
function unnamedFile() {
  const path = join(tmpdir(), `uploadkit-bench-${randomUUID()}.log`);
  const descriptor = openSync(path, 'w');
  rmSync(path);
  return descriptor;
}
