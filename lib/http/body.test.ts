import { gzipSync } from 'node:zlib';
import { describe, expect, test as pureTest } from 'vitest';
import type { Sent } from '@/lib/testing/call';
import { readContract } from '@/lib/testing/contract';
import { test } from '@/lib/testing/fixtures';

const PATH = '/api/v1/api-keys';
const GOOD = { name: 'x', scopes: ['upload'] };
const JSON_TYPE = { 'Content-Type': 'application/json' };

/** A body that says nothing of its size. */
function streamOf(...chunks: (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  const bytes = chunks.map((chunk) => Buffer.from(chunk));
  return new ReadableStream({
    pull(controller) {
      const next = bytes.shift();
      if (next === undefined) controller.close();
      else controller.enqueue(new Uint8Array(next));
    },
  });
}

const padded = (bytes: number) => {
  const json = JSON.stringify(GOOD);
  return json + ' '.repeat(bytes - json.length);
};

describe('a body of another type is 415:', () => {
  test.for([
    'text/plain',
    'text/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/json; charset=utf-16',
    'application/json; charset=latin1',
    'application/json; odata=verbose; charset=utf-16',
    'application/json; charset',
    'application/json, text/plain',
    'application/jsonx',
    'application/vnd.api+json',
    '',
  ])('%s', async (type, { account, call }) => {
    const sent = { body: JSON.stringify(GOOD), headers: { 'Content-Type': type } };
    const answer = await call('POST', PATH, { credential: account.token, ...sent });
    expect(answer).toMatchObject({
      status: 415,
      body: { code: 'unsupported_media_type', errors: ['Send application/json'] },
    });
  });

  test.for([
    [PATH, 'application/json'],
    ['/api/v1/auth/logout', 'application/json'],
    ['/api/v1/files/upload', 'multipart/form-data; boundary=x'],
  ] as const)(
    'and so is one that was compressed: POST %s',
    async ([path, type], { account, call }) => {
      const headers = { 'Content-Type': type, 'Content-Encoding': 'gzip' };
      const sent = { credential: account.token, body: gzipSync(JSON.stringify(GOOD)), headers };
      expect(await call('POST', path, sent)).toMatchObject({
        status: 415,
        body: { errors: ['Send the body without Content-Encoding'] },
      });
    },
  );

  test('but not one that says it is not coded at all', async ({ account, call }) => {
    const headers = { ...JSON_TYPE, 'Content-Encoding': 'Identity' };
    const sent = { credential: account.token, body: JSON.stringify(GOOD), headers };
    expect((await call('POST', PATH, sent)).status).toBe(201);
  });

  test('and so is one without a type', async ({ account, call }) => {
    const sent = { credential: account.token, body: streamOf(JSON.stringify(GOOD)) };
    expect((await call('POST', PATH, sent)).status).toBe(415);
  });
});

test.for([
  'application/json',
  'application/json; charset=utf-8',
  'Application/JSON;charset="UTF-8"',
  'application/json ; charset=UTF-8 ',
  'application/json; charset=utf8',
  'application/json;',
  'application/json; odata=verbose; charset=utf-8',
])('%s is taken', async (type, { account, call }) => {
  const sent = { body: JSON.stringify(GOOD), headers: { 'Content-Type': type } };
  expect((await call('POST', PATH, { credential: account.token, ...sent })).status).toBe(201);
});

describe('a body over 64 KiB is 413', () => {
  const TOO_LARGE = {
    status: 413,
    body: { code: 'payload_too_large', errors: ['At most 65536 bytes of JSON'] },
  };

  test('by what it declares, unread', async ({ account, call }) => {
    let read = 0;
    const unread = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          read += 1;
          controller.error(new Error('nobody should read this'));
        },
      },
      { highWaterMark: 0 },
    );
    const headers = { ...JSON_TYPE, 'Content-Length': '65537' };
    const answer = await call('POST', PATH, { credential: account.token, body: unread, headers });
    expect(answer).toMatchObject(TOO_LARGE);
    expect(read).toBe(0);
  });

  test('by what arrives, when it declares nothing', async ({ account, call }) => {
    const body = streamOf(padded(65_536), ' ');
    const answer = await call('POST', PATH, {
      credential: account.token,
      body,
      headers: JSON_TYPE,
    });
    expect(answer).toMatchObject(TOO_LARGE);
  });

  test('by what arrives, when it declares less', async ({ account, call }) => {
    const headers = { ...JSON_TYPE, 'Content-Length': '10' };
    const body = streamOf(padded(65_537));
    const answer = await call('POST', PATH, { credential: account.token, body, headers });
    expect(answer).toMatchObject(TOO_LARGE);
  });

  test('without reading an endless one to its end', async ({ account, call }) => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
    });
    const answer = await call('POST', PATH, {
      credential: account.token,
      body: endless,
      headers: JSON_TYPE,
    });
    expect(answer).toMatchObject(TOO_LARGE);
    expect(sent).toBeLessThan(100);
  });

  test('and one of exactly 64 KiB is not', async ({ account, call }) => {
    const sent = { body: padded(65_536), headers: JSON_TYPE };
    expect((await call('POST', PATH, { credential: account.token, ...sent })).status).toBe(201);
  });
});

describe('a body that cannot be read is 400:', () => {
  test.for([
    ['half of an object', '{"name":'],
    ['an object and more', '{"name":"x"}{'],
    ['a trailing comma', '{"name":"x",}'],
    ['single quotes', "{'name':'x'}"],
    ['a comment', '{"name":"x"} // x'],
    ['NaN', '{"name":NaN}'],
    ['a form', 'name=x&scopes=upload'],
    ['a raw control character', '{"name":"a\u0001b"}'],
    ['only spaces', '   '],
  ] as const)('%s', async ([, body], { account, call }) => {
    const answer = await call('POST', PATH, {
      credential: account.token,
      body,
      headers: JSON_TYPE,
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'malformed_request', errors: ['The body is not JSON'] },
    });
  });

  test.for([
    ['a stray continuation byte', [0x7b, 0x80, 0x7d]],
    ['a cut sequence', [0x22, 0xe2, 0x82, 0x22]],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
    ['half a surrogate pair', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00]],
  ] as const)('not UTF-8: %s', async ([, bytes], { account, call }) => {
    const body = Uint8Array.from(bytes);
    const answer = await call('POST', PATH, {
      credential: account.token,
      body,
      headers: JSON_TYPE,
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'malformed_request', errors: ['The body is not UTF-8'] },
    });
  });

  test('a character that is cut between two chunks is whole again', async ({ account, call }) => {
    const bytes = Buffer.from(JSON.stringify({ ...GOOD, name: '🔑é' }));
    const at = bytes.indexOf(0xf0) + 2;
    const body = streamOf(bytes.subarray(0, at), bytes.subarray(at));
    const answer = await call('POST', PATH, {
      credential: account.token,
      body,
      headers: JSON_TYPE,
    });
    expect(answer).toMatchObject({ status: 201, data: { name: '🔑é' } });
  });

  test('nothing at all, where something is needed', async ({ account, call }) => {
    for (const sent of [
      {},
      { body: '' },
      { headers: JSON_TYPE },
      { body: '', headers: JSON_TYPE },
    ]) {
      const answer = await call('POST', PATH, { credential: account.token, ...sent });
      expect([400, 415]).toContain(answer.status);
    }
  });

  test('a sender who breaks off', async ({ account, call }) => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('aborted')),
    });
    const answer = await call('POST', PATH, {
      credential: account.token,
      body,
      headers: JSON_TYPE,
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed_request' } });
  });
});

describe('a body of the wrong shape is 422:', () => {
  test.for(['null', '[]', '"text"', '7', 'true', '[{"name":"x","scopes":["upload"]}]'])(
    '%s',
    async (body, { account, call }) => {
      const sent: Sent = { credential: account.token, body, headers: JSON_TYPE };
      const answer = await call('POST', PATH, sent);
      expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    },
  );

  test('a hundred unknown fields are told in twenty lines at most', async ({ account, call }) => {
    const fields = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`f${n}`, n]));
    const answer = await call('POST', PATH, { credential: account.token, body: fields });
    expect(answer.body['errors']).toHaveLength(20);
  });

  test('a name of ten thousand characters is told shortly', async ({ account, call }) => {
    const body = { ...GOOD, ['x'.repeat(10_000)]: 1 };
    const answer = await call('POST', PATH, { credential: account.token, body });
    expect(answer.status).toBe(422);
    expect(answer.text.length).toBeLessThan(600);
  });

  test('a hundred thousand levels', async ({ account, call }) => {
    const body = `{"name":"x","scopes":["upload"],"metadata":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`;
    const sent = { credential: account.token, body, headers: JSON_TYPE };
    expect((await call('POST', PATH, sent)).status).toBe(422);
  });
});

describe('a call that takes no body refuses one:', () => {
  const none = '0'.repeat(32);
  const CALLS = [
    ['POST', '/api/v1/auth/logout', 200],
    ['DELETE', '/api/v1/me/sessions', 200],
    ['DELETE', `/api/v1/me/sessions/ses_${none}`, 404],
    ['DELETE', `/api/v1/members/usr_${none}`, 404],
    ['DELETE', `/api/v1/invitations/inv_${none}`, 404],
    ['POST', `/api/v1/invitations/${'0'.repeat(43)}/accept`, 404],
    ['DELETE', `/api/v1/projects/prj_${none}`, 404],
    ['DELETE', `/api/v1/files/file_${none}`, 404],
  ] as const;

  pureTest('these are all of the document', async () => {
    const { operations } = await readContract();
    const bodiless = operations.filter(
      ({ method, requestBody }) => method !== 'GET' && requestBody === undefined,
    );
    const named = CALLS.map(([method, path]) => `${method} ${path.replace(/\w*0{32,}/, '*')}`);
    const found = bodiless.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/, '*')}`);
    expect(found.toSorted()).toEqual(named.toSorted());
  });

  test.for(CALLS)('%s %s', async ([method, path, status], { account, call }) => {
    const credential = account.token;
    const send = async (body: string, headers: Record<string, string> = JSON_TYPE) =>
      (await call(method, path, { credential, body, headers })).status;
    expect(await send('{"x":1}')).toBe(422);
    expect(await send('[]')).toBe(422);
    expect(await send('{')).toBe(400);
    expect(await send('x=1', { 'Content-Type': 'text/plain' })).toBe(415);
    expect(await send(' '.repeat(65_537))).toBe(413);
    expect(await send('', { 'Content-Type': 'text/plain' })).toBe(status);
  });

  test('an empty object is none', async ({ account, call }) => {
    const sent = { credential: account.token, body: {} };
    expect((await call('POST', '/api/v1/auth/logout', sent)).status).toBe(200);
  });
});
