import { describe, expect } from 'vitest';
import { test as base } from '@/lib/testing/fixtures';
import { filePart, storedObjects, upload } from '@/lib/testing/upload';
import { FileRecord } from './schemas';

const test = base.extend('key', ({ makeKey }) => makeKey({ scopes: ['upload'] }));

describe('whatever a file is called, its bytes lie where the ids say', () => {
  test.for([
    ['../../x', 'x'],
    ['/etc/passwd', 'passwd'],
    ['..\\\\..\\\\windows\\\\win.ini', 'win.ini'],
    ['%2e%2e%2fx', '%2e%2e%2fx'],
    ['a.pdf.exe', 'a.pdf.exe'],
    ['x.PDF ', 'x.PDF '],
    ['.htaccess', '.htaccess'],
    ['CON', 'CON'],
    ['a;b=c.txt', 'a;b=c.txt'],
    ['Grüße 你好 🔑.txt', 'Grüße 你好 🔑.txt'],
    ['<script>.txt', '<script>.txt'],
    ['a%0D%0Ab.txt', 'a%0D%0Ab.txt'],
  ] as const)('%s', async ([sent, expected], { key, dataDir, project }) => {
    const before = new Set(storedObjects(dataDir));
    const answer = await upload(key.secret, [filePart('x', sent)]);
    expect(answer.status).toBe(201);
    const record = FileRecord.parse(answer.data);
    expect(record.original_filename).toBe(expected);
    const added = storedObjects(dataDir).filter((file) => !before.has(file));
    expect(added).toEqual([`${project.tenantId}/${project.id}/${record.file_id}`]);
  });
});

test.for(['x', '🔑'])('a name may be 255 characters long: %s', async (character, { key }) => {
  const answer = await upload(key.secret, [filePart('x', character.repeat(255))]);
  expect(FileRecord.parse(answer.data).original_filename).toBe(character.repeat(255));
});

describe('a name that lies about itself or cannot be kept is refused, and nothing is stored', () => {
  test.for([
    ['5,000 characters', 'filename="NAME"', 'x'.repeat(5000)],
    ['256 characters', 'filename="NAME"', 'x'.repeat(256)],
    ['256 emoji', 'filename="NAME"', '🔑'.repeat(256)],
    ['only spaces', 'filename="NAME"', '   '],
    ['U+0000', 'filename="NAME"', 'a\0.txt'],
    ['an encoded U+0000', "filename*=UTF-8''NAME", 'a%00.txt'],
    ['an encoded line end', "filename*=UTF-8''NAME", 'a%0D%0AX-Evil:%201.txt'],
    ['a control character', 'filename="NAME"', 'a\u0007.txt'],
    ['text turned around', 'filename="NAME"', 'cod\u202efdp.exe'],
    ['a bidi isolate', "filename*=UTF-8''NAME", '%E2%81%A6a.txt'],
  ] as const)('%s', async ([, parameter, name], { key, db, dataDir, project }) => {
    const before = storedObjects(dataDir);
    const disposition = parameter.replace('NAME', name);
    // The helper quotes a name; this one brings its own parameter.
    const part = { name: `file"; ${disposition}; x="`, type: 'text/plain', content: 'x' };
    const answer = await upload(key.secret, [part]);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get('X-Evil')).toBe(null);
    expect(storedObjects(dataDir)).toEqual(before);
    expect(await db.file.count({ where: { projectId: project.id } })).toBe(0);
  });
});

test('a name sent by filename* is decoded and stripped of its path too', async ({ key }) => {
  const part = { name: `file"; filename*=UTF-8''..%2F..%2Fna%C3%AFve.txt; x="`, content: 'x' };
  const answer = await upload(key.secret, [{ ...part, type: 'text/plain' }]);
  expect(answer.status).toBe(201);
  const { original_filename } = FileRecord.parse(answer.data);
  expect(original_filename).not.toMatch(/[/\\]/);
  expect(original_filename).toContain('naïve.txt');
});

test('a line end cannot get into a name, nor into the answer’s headers', async ({ key }) => {
  const answer = await upload(key.secret, [filePart('x', 'a\r\nX-Evil: 1\r\n.txt')]);
  expect(answer.headers.get('X-Evil')).toBe(null);
  expect(answer.text).not.toMatch(/\\r|\\n|\r|\n/);
});
