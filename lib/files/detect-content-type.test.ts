import { describe, expect, test } from 'vitest';
import { detectContentType } from './detect-content-type';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);

describe('what the bytes are counts, whatever they are called', () => {
  test.each([
    ['a PNG', PNG, 'image/png'],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), 'application/pdf'],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]), 'image/jpeg'],
    [
      'a zip',
      Buffer.from('504b0506000000000000000000000000000000000000', 'hex'),
      'application/zip',
    ],
    ['plain text', Buffer.from('hello\r\n\tworld'), 'text/plain; charset=utf-8'],
    ['text in many scripts', Buffer.from('Grüße 你好 🔑'), 'text/plain; charset=utf-8'],
    ['CSV', Buffer.from('a,b\n1,2\n'), 'text/plain; charset=utf-8'],
    ['JSON', Buffer.from('{"a":1}'), 'text/plain; charset=utf-8'],
    [
      'UTF-16 as Windows writes it',
      Buffer.from('\ufeffGrüße 🔑', 'utf16le'),
      'text/plain; charset=utf-16',
    ],
    [
      'UTF-16, big end first',
      Buffer.from('\ufeffGrüße', 'utf16le').swap16(),
      'text/plain; charset=utf-16',
    ],
    ['MPEG audio that begins alike', Buffer.from('fffe9400000000d8', 'hex'), 'audio/mpeg'],
  ])('%s', async (_what, bytes, type) => {
    expect(await detectContentType(bytes)).toBe(type);
  });
});

describe('what could run in a browser is never told to be that', () => {
  test.each([
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['JavaScript', 'alert(1)'],
  ])('%s', async (_what, text) => {
    expect(await detectContentType(Buffer.from(text))).not.toMatch(/html|svg|javascript/);
  });
});

describe('what is unknown is just bytes', () => {
  test.each([
    ['random bytes', Buffer.from('8f0c2ab1ff00d3', 'hex')],
    ['text with U+0000 in it', Buffer.from('a\0b')],
    ['broken UTF-8', Buffer.from([0x61, 0xff, 0x62, 0x63, 0x64, 0x65])],
    ['nothing', Buffer.alloc(0)],
  ])('%s', async (_what, bytes) => {
    expect(await detectContentType(bytes)).toBe('application/octet-stream');
  });
});

test('a character that the head cuts in two does not turn text into bytes', async () => {
  const text = Buffer.from(`${'x'.repeat(4097)}🔑`);
  for (const cut of [4097, 4098, 4099, 4100, 4101])
    expect(await detectContentType(text.subarray(0, cut))).toBe('text/plain; charset=utf-8');
  const utf16 = Buffer.from('\ufeff🔑🔑', 'utf16le');
  for (const cut of [4, 5, 6, 7, 8, 9])
    expect(await detectContentType(utf16.subarray(0, cut))).toBe('text/plain; charset=utf-16');
});

test('a truncated picture still does not crash the upload', async () => {
  for (let length = 0; length < PNG.length; length++)
    await expect(detectContentType(PNG.subarray(0, length))).resolves.toEqual(expect.any(String));
});
