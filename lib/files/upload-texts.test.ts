import { describe, expect } from 'vitest';
import { test } from '@/lib/testing/send-file';

const NAMES = ['a.txt', 'a.md', 'a.log', 'a.csv', 'a.tsv', 'a.json', 'a.xml', 'a.svg'];
const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('text is stored', () => {
  test.for([
    ['in many scripts', Buffer.from('Grüße, 你好 🔑')],
    ['with a byte order mark', Buffer.from('\ufeffHello')],
    ['in UTF-16', Buffer.from('\ufeffHello', 'utf16le')],
    ['whose first letters are a signature', Buffer.from('BMW and MZ are no signatures')],
    ['whose character lies across two pieces', Buffer.from(`${'x'.repeat(262_143)}🔑`)],
  ] as const)('%s', async ([, bytes], { send }) => {
    expect(await send('a.txt', bytes)).toBe('stored');
  });
});

describe('what is no text is refused under a name of text', () => {
  test.for(NAMES)('%s', async (name, { send }) => {
    const late = latin1(`${'x'.repeat(300_000)}\xff\xfe`);
    expect(await send(name, late)).toBe('structure: its bytes are not UTF-8 text');
    expect(await send(name, latin1('a\0b'))).toBe('structure: its bytes are not text');
    expect(await send(name, Buffer.from('Grüße').subarray(0, 3))).toBe(
      'structure: its bytes are not UTF-8 text',
    );
    expect(await send(name, latin1('%PDF-1.7\n'))).toMatch(/, the content is pdf$/);
  });
});

describe('what is white space only is refused, and stored where the context takes it', () => {
  test.for(NAMES)('%s', async (name, { send }) => {
    const space = Buffer.from(' \t\r\n\u00a0\u200b\ufeff\n');
    expect(await send(name, space)).toBe('blank: the text is white space only');
    expect(await send(name, space, { blank: true })).toBe('stored');
  });
});

test('no bytes at all are blank by any name', async ({ send }) => {
  for (const name of ['a.txt', 'a.pdf', 'a.png', 'a.zip', 'a.docx', 'a'])
    expect(await send(name, Buffer.alloc(0))).toBe('blank: the file is empty');
});
