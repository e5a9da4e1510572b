import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect } from 'vitest';
import { deflatedZeros } from '@/lib/testing/make-bomb';
import { makeDocx, makePptx, makeXlsx, paragraph, title } from '@/lib/testing/make-document';
import { makePdf } from '@/lib/testing/make-pdf';
import { makeZip, type ZipEntry } from '@/lib/testing/make-zip';
import { test } from '@/lib/testing/send-file';
import { someBytes } from '@/lib/testing/upload';

const MIB = 1024 * 1024;
const POLYGLOT = 'structure: it holds a second file of another kind';
const DAMAGED = 'structure: the archive is damaged or ends too early';
const BOMB = 'structure: it unpacks to far more than its size';

const note: ZipEntry = { name: 'note.txt', content: 'Hello, hello, hello' };
const zeros = (mebibytes: number): ZipEntry => ({
  ...{ name: 'zeros', packed: deflatedZeros(mebibytes), size: mebibytes * MIB },
});
/** So small, unpacked, that it is no bomb by itself. */
const seven = Buffer.alloc(7 * MIB);
const harmless: ZipEntry = {
  ...{ name: 'zeros', packed: deflateRawSync(seven), size: seven.length, checksum: crc32(seven) },
};
const plain: ZipEntry = { name: 'plain', content: someBytes(4 * MIB) };
const nest = (inner: Buffer, depth: number): Buffer =>
  depth === 0 ? inner : nest(makeZip([{ name: 'inner.zip', content: inner }]), depth - 1);
const join = (...parts: (string | Buffer)[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  );

describe('a whole archive or document is stored', () => {
  test.for([
    ['a.zip', makeZip([note, { name: 'folder/' }, { ...note, name: 'folder/b.txt' }])],
    ['a.zip', makeZip([note], 'made by a test')],
    ['a.zip', nest(makeZip([note]), 2)],
    ['a.zip', makeZip([{ name: 'broken.zip', content: makeZip([note]).subarray(0, 60) }])],
    ['a.docx', makeDocx(paragraph('Hello'))],
    ['a.xlsx', makeXlsx([[[1]]])],
    ['a.pptx', makePptx(title('Hello'))],
    ['a.bin', makeZip([note])],
  ] as const)('%s', async ([name, bytes], { send }) => {
    expect(await send(name, bytes)).toBe('stored');
  });
});

describe('an archive is refused that', () => {
  const whole = makeZip([note, { ...note, name: 'b.txt' }]);
  test.for([
    ['is cut in half', whole.subarray(0, whole.length / 2), DAMAGED],
    ['lacks its last byte', whole.subarray(0, -1), DAMAGED],
    ['unpacks to other bytes than its checksum says', makeZip([{ ...note, checksum: 7 }]), DAMAGED],
    ['says a wrong size', makeZip([{ ...note, size: 5 }]), DAMAGED],
    ['leads out of its folder', makeZip([{ ...note, name: '../../etc/passwd' }]), DAMAGED],
    [
      'is encrypted',
      makeZip([{ ...note, isEncrypted: true }]),
      'structure: the archive is encrypted',
    ],
    [
      'is packed in an unknown way',
      makeZip([{ ...note, method: 99 }]),
      'structure: the archive is packed in a way that cannot be inspected',
    ],
    [
      'begins with a file that it does not list',
      makeZip([
        { ...note, isUnlisted: true },
        { ...note, name: 'b.txt' },
      ]),
      POLYGLOT,
    ],
    ['is followed by a page', join(whole, '<script>alert(1)</script>'), DAMAGED],
    ['has a page for a comment', makeZip([note], '<script>alert(1)</script>'), POLYGLOT],
    ['has a PDF for a comment', makeZip([note], makePdf('x').toString('latin1')), POLYGLOT],
  ] as const)('%s', async ([, bytes, reason], { send }) => {
    expect(await send('a.zip', bytes)).toBe(reason);
  });
});

describe('a bomb is refused', () => {
  test.for([
    ['of one entry', makeZip([zeros(1024)]), BOMB],
    ['of many entries', makeZip(Array.from({ length: 64 }, () => harmless)), BOMB],
    ['in an archive inside', nest(makeZip([zeros(512)]), 1), BOMB],
    ['beside what does not shrink', makeZip([zeros(256), plain]), BOMB],
    [
      'of entries that share their bytes',
      makeZip([note, { ...note, isShared: true }]),
      'structure: entries of the archive share their bytes',
    ],
    [
      'of archives in archives',
      nest(makeZip([note]), 6),
      'structure: archives lie in archives more than 3 deep',
    ],
    [
      'of more files than anyone counts',
      makeZip(Array.from({ length: 10_001 }, (_, at) => ({ name: `${at}` }))),
      'structure: it holds more than 10000 files',
    ],
  ] as const)('%s', async ([, bytes, reason], { send }) => {
    expect(await send('a.zip', bytes)).toBe(reason);
  });

  test('also as a document', async ({ send }) => {
    const picture = { ...zeros(512), name: 'word/media/image1.bmp' };
    expect(await send('a.docx', makeZip([picture]))).toBe(BOMB);
  });
});

describe('what is no such archive is refused under its name', () => {
  test.for([
    ['a.docx', makeZip([note]), 'structure: it is an archive, but not such a document'],
    [
      'a.xlsx',
      makeDocx(paragraph('Hello')),
      'structure: it is an archive, but not such a document',
    ],
    ['a.zip', Buffer.from('text'), 'structure: the name says zip, the content is text'],
    ['a.docx', makePdf('x'), 'structure: the name says docx, the content is pdf'],
    [
      'a.zip',
      join('MZ\x90\0\x03\0\0', makeZip([note])),
      'structure: the name says zip, the content is exe',
    ],
  ] as const)('%s', async ([name, bytes, reason], { send }) => {
    expect(await send(name, bytes)).toBe(reason);
  });
});

describe('a blank archive is refused, and stored where the context takes it', () => {
  test.for([
    ['of nothing', makeZip([])],
    ['of empty files', makeZip([{ name: 'folder/' }, { name: 'folder/empty' }])],
  ] as const)('%s', async ([, bytes], { send }) => {
    expect(await send('a.zip', bytes)).toBe('blank: the archive holds no bytes');
    expect(await send('a.zip', bytes, { blank: true })).toBe('stored');
  });
});

test('a damaged archive is stored where the context takes it', async ({ send }) => {
  expect(await send('a.zip', makeZip([note]).subarray(0, -1), { corrupt: true })).toBe('stored');
});
