import { Readable } from 'node:stream';
import { describe, expect } from 'vitest';
import { listen } from '@/lib/testing/app-server';
import { follow, linkTo, storeFile } from '@/lib/testing/download';
import { test as base } from '@/lib/testing/fixtures';
import { sha256, someBytes } from '@/lib/testing/upload';
import { answerBytes } from './answer-bytes';

const BYTES = someBytes(1000);
const TAG = `"${sha256(BYTES).slice('sha256:'.length)}"`;

const test = base
  .extend('key', ({ makeKey }) => makeKey({ scopes: ['upload', 'download'] }))
  .extend('app', { scope: 'file' }, async ({ db }, { onCleanup }) => {
    const app = await listen();
    onCleanup(() => {
      app.server.closeAllConnections();
      app.server.close();
      expect(db).toBeTruthy();
    });
    return app;
  })
  // Over a real connection: what Node makes of the headers counts.
  .extend('get', async ({ app, key }) => {
    const { file_id } = await storeFile(key.secret, BYTES, 'data.bin');
    const link = await linkTo(file_id, key.secret);
    return (headers: Record<string, string> = {}, method = 'GET') =>
      fetch(app.url + link, { method, headers });
  });

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('the bytes of a file', () => {
  test('come whole, to be saved and not to be run', async ({ get }) => {
    const response = await get();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': '1000',
      'content-disposition': 'attachment; filename=data.bin',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      etag: TAG,
    });
    expect(response.headers.get('content-range')).toBe(null);
    expect(response.headers.get('x-request-id')).toMatch(/^req_/);
    expect((await bytesOf(response)).equals(BYTES)).toBe(true);
  });

  test('are not sent for HEAD, which says the same of them', async ({ get }) => {
    const [head, whole] = [await get({ Range: 'bytes=1-2' }, 'HEAD'), await get()];
    expect(head.status).toBe(200);
    expect((await bytesOf(head)).length).toBe(0);
    for (const name of ['content-type', 'content-length', 'content-disposition', 'etag'])
      expect(head.headers.get(name)).toBe(whole.headers.get(name));
    await whole.arrayBuffer();
  });

  test.for([
    ['bytes=0-99', 0, 99],
    ['bytes=900-', 900, 999],
    ['bytes=-1', 999, 999],
    ['bytes=500-5000', 500, 999],
  ] as const)('come in part for %s', async ([range, start, end], { get }) => {
    const response = await get({ Range: range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/1000`);
    expect(response.headers.get('content-length')).toBe(String(end - start + 1));
    expect((await bytesOf(response)).equals(BYTES.subarray(start, end + 1))).toBe(true);
  });

  test.for(['bytes=0-1,5-6', 'bytes=9-1', 'lines=1-2'])(
    'come whole where the range means nothing: %s',
    async (range, { get }) => {
      const response = await get({ Range: range });
      expect([response.status, (await bytesOf(response)).length]).toEqual([200, 1000]);
    },
  );

  test('are refused from behind the last of them on, which says how many there are', async ({
    get,
  }) => {
    const response = await get({ Range: 'bytes=1000-' });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */1000');
    expect((await bytesOf(response)).length).toBe(0);
  });

  test.for([
    [TAG, 206],
    [`W/${TAG}`, 200],
    ['"another"', 200],
    ['Tue, 24 Nov 2026 00:00:00 GMT', 200],
  ] as const)(
    'in part for If-Range %s only while they are the same',
    async ([tag, status], { get }) => {
      const response = await get({ Range: 'bytes=0-9', 'If-Range': tag });
      expect([response.status, (await bytesOf(response)).length]).toEqual([
        status,
        status === 206 ? 10 : 1000,
      ]);
    },
  );

  test.for([
    [TAG, 304],
    [`W/${TAG}`, 304],
    [`"a", ${TAG}`, 304],
    ['*', 304],
    ['"a"', 200],
    [TAG.slice(1, -1), 200],
  ] as const)('for If-None-Match %s: %i', async ([tag, status], { get }) => {
    const response = await get({ 'If-None-Match': tag });
    expect(response.status).toBe(status);
    expect(response.headers.get('etag')).toBe(TAG);
    expect((await bytesOf(response)).length).toBe(status === 304 ? 0 : 1000);
  });

  test.for([
    [TAG, 206],
    [`"a", ${TAG}`, 206],
    ['*', 206],
    ['"a"', 412],
    [`W/${TAG}`, 412],
  ] as const)('for If-Match %s: %i', async ([tag, status], { get }) => {
    const response = await get({ 'If-Match': tag, Range: 'bytes=0-9' });
    expect(response.status).toBe(status);
    expect(response.headers.get('etag')).toBe(TAG);
    expect((await bytesOf(response)).length).toBe(status === 412 ? 0 : 10);
  });
});

test('an empty body is a file like any other', async ({ db, key, app, project }) => {
  await db.uploadContext.updateMany({
    where: { projectId: project.id },
    data: { rejectBlankFiles: false },
  });
  const { file_id } = await storeFile(key.secret, '');
  const link = app.url + (await linkTo(file_id, key.secret));
  const whole = await fetch(link);
  expect([whole.status, whole.headers.get('content-length')]).toEqual([200, '0']);
  expect((await fetch(link, { headers: { Range: 'bytes=0-' } })).status).toBe(416);
});

// RFC 6266 and RFC 8187: a plain name for everybody, the whole one for who can read it.
test.for([
  ['plain.txt', 'attachment; filename=plain.txt'],
  ["it's; a=b.txt", `attachment; filename="it's; a=b.txt"`],
  ['two words.txt', 'attachment; filename="two words.txt"'],
  ['naïve.txt', `attachment; filename="na?ve.txt"; filename*=UTF-8''na%C3%AFve.txt`],
  ['日本.txt', `attachment; filename="??.txt"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.txt`],
  ['100%25.txt', `attachment; filename=100%25.txt; filename*=UTF-8''100%2525.txt`],
] as const)('the name %s is sent as %s', async ([name, expected], { key }) => {
  const { file_id } = await storeFile(key.secret, 'x', name);
  const { headers } = await follow(await linkTo(file_id, key.secret));
  expect(headers.get('content-disposition')).toBe(expected);
});

test('a client that goes away lets go of the file, and nothing is read ahead of it', async () => {
  let sent = 0;
  const bytes = new Readable({
    highWaterMark: 1,
    read() {
      sent += 1;
      this.push(Buffer.alloc(1000));
    },
  });
  const download = { filename: 'a', contentType: 'text/plain', sizeBytes: 1e9, tag: 'x' };
  const response = await answerBytes(
    new Request('http://localhost/'),
    { ...download, read: () => Promise.resolve(bytes) },
    {},
  );
  const reader = response.body?.getReader();
  await reader?.read();
  expect(sent).toBeLessThan(5);
  await reader?.cancel();
  expect(bytes.destroyed).toBe(true);
});
