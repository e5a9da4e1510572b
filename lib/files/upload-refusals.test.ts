import { describe, expect } from 'vitest';
import { addContext } from '@/lib/testing/account';
import { test as base } from '@/lib/testing/fixtures';
import {
  BOUNDARY,
  field,
  filePart,
  multipart,
  sendUpload,
  storedObjects,
  upload,
  type Part,
} from '@/lib/testing/upload';

// After every test here: no row, no byte.
const test = base.extend('key', async ({ db, dataDir, makeKey, project }, { onCleanup }) => {
  const before = storedObjects(dataDir);
  const key = await makeKey({ scopes: ['upload'] });
  onCleanup(async () => {
    expect(storedObjects(dataDir)).toEqual(before);
    expect(await db.file.count({ where: { projectId: project.id } })).toBe(0);
  });
  return key;
});

describe('refused with 422 and the part’s name is', () => {
  const wrong: [string, Part[], string][] = [
    ['no part at all', [], 'file: is required'],
    ['no file', [field('context', 'default')], 'file: is required'],
    ['two files', [filePart('a'), filePart('b')], 'file: given twice'],
    ['three files', [filePart('a'), filePart('b'), filePart('c')], 'file: given twice'],
    [
      'a file under another name',
      [{ ...filePart('a'), name: 'upload' }],
      'file: is required,upload: unknown file part',
    ],
    [
      'a file behind ten thousand parts',
      [...Array.from({ length: 10_000 }, (_, n) => field(`f${n}`, 'x')), filePart('a')],
      'file: is required,body: has too many parts',
    ],
    [
      'a second file under another name',
      [filePart('a'), { ...filePart('b'), name: 'thumbnail' }],
      'thumbnail: unknown file part',
    ],
    ['an unknown field', [filePart('a'), field('folder', 'x')], 'folder: unknown field'],
    ['a tenant', [filePart('a'), field('tenant_id', 'ten_1')], 'tenant_id: unknown field'],
    ['an object path', [filePart('a'), field('object_path', '/x')], 'object_path: unknown field'],
    ['__proto__', [filePart('a'), field('__proto__', '{}')], '__proto__'],
    [
      'two contexts',
      [field('context', 'default'), filePart('a'), field('context', 'b')],
      'context: given',
    ],
    ['metadata that is not JSON', [filePart('a'), field('metadata', '{a:1}')], 'metadata: is not'],
    ['metadata that is empty', [filePart('a'), field('metadata', '')], 'metadata: is not JSON'],
    ['metadata that is a list', [filePart('a'), field('metadata', '[1]')], 'metadata: must be'],
    [
      'metadata with __proto__',
      [filePart('a'), field('metadata', '{"__proto__":1}')],
      'metadata: ',
    ],
    [
      'metadata with U+0000',
      [filePart('a'), field('metadata', '{"a":"\\u0000"}')],
      'metadata: contains unsafe characters',
    ],
    [
      'metadata with half a character',
      [filePart('a'), field('metadata', '{"a":"\\ud800"}')],
      'metadata: contains unsafe characters',
    ],
    [
      'too much metadata',
      [filePart('a'), field('metadata', JSON.stringify({ a: 'x'.repeat(4096) }))],
      'metadata: must be at most',
    ],
    [
      'a field that is too long',
      [filePart('a'), field('metadata', 'x'.repeat(20_000))],
      'too long',
    ],
    ['a malformed context', [filePart('a'), field('context', '../x')], 'context: is not a context'],
    [
      'a context of the wrong case',
      [filePart('a'), field('context', 'Default')],
      'context: is not',
    ],
    ['another environment', [filePart('a'), field('environment', 'test')], 'environment: this key'],
    ['an unknown environment', [filePart('a'), field('environment', 'x')], 'environment: '],
    [
      'too many fields',
      [filePart('a'), ...Array.from({ length: 20 }, (_, n) => field(`f${n}`, 'x'))],
      'body: has too many parts',
    ],
    [
      'ten thousand parts',
      [filePart('a'), ...Array.from({ length: 10_000 }, (_, n) => field(`f${n}`, 'x'))],
      'body: has too many parts',
    ],
  ];

  test.for(wrong)('%s', async ([, parts, detail], { key }) => {
    const answer = await upload(key.secret, parts);
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(String(answer.body['errors'])).toContain(detail);
  });
});

describe('a context', () => {
  test('that is none is 404', async ({ key }) => {
    const answer = await upload(key.secret, [filePart('a'), field('context', 'nowhere')]);
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  test('that is inactive is 409', async ({ db, key, project }) => {
    const owner = { tenantId: project.tenantId, projectId: project.id };
    await addContext(db, owner, { contextKey: 'closed', isActive: false });
    const answer = await upload(key.secret, [filePart('a'), field('context', 'closed')]);
    expect(answer).toMatchObject({ status: 409, body: { code: 'invalid_state' } });
  });

  test('that the key is not limited to is 403', async ({ db, key, project, makeKey }) => {
    const owner = { tenantId: project.tenantId, projectId: project.id };
    await addContext(db, owner, { contextKey: 'avatars' });
    const limited = await makeKey({ scopes: ['upload'], contexts: ['avatars'] });
    expect(key.id).not.toBe(limited.id);
    for (const parts of [[filePart('a')], [filePart('a'), field('context', 'default')]])
      expect(await upload(limited.secret, parts)).toMatchObject({
        status: 403,
        body: {
          code: 'exceeds_own_grant',
          errors: ['context: this key is limited to avatars'],
        },
      });
  });

  test('decides on the extension, whatever the bytes are', async ({ db, key, project }) => {
    const owner = { tenantId: project.tenantId, projectId: project.id };
    await addContext(db, owner, { contextKey: 'pdfs', allowedExtensions: ['pdf'] });
    for (const name of ['a.exe', 'a.pdf.exe', 'a.pdf ', 'pdf']) {
      const answer = await upload(key.secret, [
        filePart('%PDF-1.7', name),
        field('context', 'pdfs'),
      ]);
      expect(answer).toMatchObject({
        status: 400,
        body: { code: 'file_rejected', errors: ['extension: only pdf are allowed'] },
      });
    }
  });

  test('decides on the size below the plan’s', async ({ db, key, project }) => {
    const owner = { tenantId: project.tenantId, projectId: project.id };
    await addContext(db, owner, { contextKey: 'small', maxFileSizeMb: 1 });
    const parts = [filePart(Buffer.alloc(1024 * 1024 + 1, 1)), field('context', 'small')];
    expect(await upload(key.secret, parts)).toMatchObject({
      status: 400,
      body: { code: 'file_rejected', errors: ['size: the context allows 1048576 bytes'] },
    });
  });
});

describe('a body that is no upload', () => {
  const type = (value: string) => ({ 'Content-Type': value });

  test.for([
    ['application/json', 415],
    ['application/octet-stream', 415],
    ['multipart/mixed; boundary=x', 415],
    ['multipart/form-data', 415],
    ['multipart/form-data;', 400],
    ['multipart/form-data; boundary=', 400],
    ['multipart/form-data; boundary=another', 400],
  ] as const)('by its type %s is %i', async ([value, status], { key }) => {
    const answer = await sendUpload(key.secret, multipart([filePart('a')]), type(value));
    expect(answer.status).toBe(status);
  });

  test.for([
    ['is cut inside the file', multipart([filePart('abcdefgh')]).subarray(0, -40)],
    ['is cut inside a header', multipart([filePart('abc')]).subarray(0, 40)],
    ['lacks its last boundary', multipart([filePart('abc')]).subarray(0, -BOUNDARY.length - 6)],
    ['has one part and no file', Buffer.from(`--${BOUNDARY}--\r\n`)],
    ['is one byte', Buffer.from('-')],
    ['is not multipart at all', Buffer.from('{"file":"x"}')],
    ['is empty', Buffer.alloc(0)],
  ] as const)('because it %s is 4xx', async ([, body], { key }) => {
    const answer = await sendUpload(key.secret, Buffer.from(body));
    expect([400, 422]).toContain(answer.status);
    expect(['malformed_request', 'validation_failed']).toContain(answer.body['code']);
  });
});

test('a key without the upload scope is refused before the body is read', async ({
  key,
  makeKey,
}) => {
  const weak = await makeKey({ scopes: ['download', 'metadata', 'delete'] });
  expect(key.id).not.toBe(weak.id);
  let read = 0;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        read += 1;
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const answer = await sendUpload(weak.secret, body);
  expect(answer).toMatchObject({ status: 401, body: { code: 'insufficient_scope' } });
  expect(read).toBe(0);
});
