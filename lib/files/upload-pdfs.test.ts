import { describe, expect } from 'vitest';
import { assemblePdf, makeEncryptedPdf, makePage, makePdf } from '@/lib/testing/make-pdf';
import { test } from '@/lib/testing/send-file';

const POLYGLOT = 'structure: it holds a second file of another kind';
const CUT = 'structure: the PDF ends too early';
const DAMAGED = 'structure: the PDF is damaged or ends too early';
const BLANK = 'blank: the PDF has neither text nor pictures';

const join = (...parts: (string | Buffer)[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  );

const picture = (filter: string, data: string) =>
  `<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray ${filter} /Length ${data.length} >>\nstream\n${data}\nendstream`;

/** So many pages, of which the last has text. */
function makeManyPages(count: number): Buffer {
  const pages = Array.from({ length: count }, (_, at) => at + 5);
  const page = (at: number) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] ${at === count + 4 ? '/Contents 4 0 R' : ''} /Resources << /Font << /F1 3 0 R >> >> >>`;
  const text = 'BT /F1 9 Tf (x) Tj ET';
  return assemblePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((at) => `${at} 0 R`).join(' ')}] /Count ${count} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    ...pages.map(page),
  ]);
}

describe('a PDF is stored that has', () => {
  const shown = 'q 100 0 0 100 0 0 cm /P Do Q';
  test.for([
    ['text', makePdf('Hello')],
    ['text, and white space around the file', join('\r\n', makePdf('Hello'), '\n\n\0\0')],
    ['a picture alone', makePage({ content: shown, picture: picture('', 'abcd') })],
    [
      'a picture that our parser cannot decode',
      makePage({ content: shown, picture: picture('/Filter /JPXDecode', 'no JPEG 2000') }),
    ],
    ['a drawing alone', makePage({ content: '10 10 m 90 90 l S' })],
    ['text after more blank pages than are looked at', makeManyPages(101)],
    ['a page that our parser cannot read', makePage({ content: 'BT ) /F1 24 Tf (x) Tj ET' })],
  ] as const)('%s', async ([, pdf], { send }) => {
    expect(await send('a.pdf', pdf)).toBe('stored');
  });
});

describe('a PDF is refused that is', () => {
  const whole = makePdf('Hello');
  test.for([
    ['cut in half', whole.subarray(0, whole.length / 2), CUT],
    ['cut in its last line', whole.subarray(0, -4), CUT],
    ['a beginning and an end', join('%PDF-1.7\n', '%%EOF\n'), DAMAGED],
    ['without its pages', assemblePdf(['<< /Type /Catalog /Pages 9 0 R >>']), DAMAGED],
    [
      'of no pages',
      assemblePdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']),
      'structure: the PDF has no pages',
    ],
    [
      'shorter than it says',
      join('%PDF-1.4\n99 0 obj\n<< /Linearized 1 /L 99999 >>\nendobj\n', whole),
      CUT,
    ],
    ['encrypted', makeEncryptedPdf({ isOpen: false }), 'structure: the PDF is encrypted'],
    [
      'encrypted with an empty password',
      makeEncryptedPdf({ isOpen: true }),
      'structure: the PDF is encrypted',
    ],
  ] as const)('%s', async ([, pdf, reason], { send }) => {
    expect(await send('a.pdf', pdf)).toBe(reason);
  });
});

describe('what is no PDF is refused under its name', () => {
  test.for([
    ['a program', 'MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'exe'],
    ['a program for Linux', '\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3e\0', 'elf'],
    ['HTML', '<!doctype html><script>alert(1)</script>', 'text'],
    [
      'HTML before a PDF',
      `<script>alert(1)</script>${makePdf('x').toString('latin1')}`,
      'something else',
    ],
    ['text', 'Dear reader', 'text'],
    ['bytes', '\x8f\x0c\x2a\xb1\xff\0\xd3', 'something else'],
  ] as const)('%s', async ([, content, found], { send }) => {
    expect(await send('a.pdf', join(content))).toBe(
      `structure: the name says pdf, the content is ${found}`,
    );
  });
});

describe('a PDF that is another file too is refused', () => {
  const end = (comment: number) =>
    `PK\x05\x06${'\0'.repeat(16)}${String.fromCharCode(comment & 255, comment >> 8)}`;

  test.for([
    ['an archive behind it', join(makePdf('Hello'), end(0))],
    ['an archive in it, whose comment is the rest', archiveInside()],
    ['a page behind it', join(makePdf('Hello'), '<script>alert(1)</script>')],
    ['a picture behind it', join(makePdf('Hello'), 'GIF89a\x01\0\x01\0')],
  ] as const)('%s', async ([, pdf], { send }) => {
    expect(await send('a.pdf', pdf)).toBe(POLYGLOT);
    expect(await send('a.bin', pdf)).toBe(POLYGLOT);
  });

  function archiveInside(): Buffer {
    const [before = '', after = ''] = makePage({ content: 'BT /F1 9 Tf (x) Tj ET%HERE' })
      .toString('latin1')
      .split('HERE');
    return join(before, end(after.length), after);
  }
});

describe('a blank PDF is refused, and stored where the context takes it', () => {
  test.for([
    ['an empty page', makePage({})],
    ['a page of spaces', makePage({ content: 'BT /F1 24 Tf 72 720 Td (   ) Tj ET' })],
    ['a page with a path that is not drawn', makePage({ content: '0 0 m 9 9 l n' })],
  ] as const)('%s', async ([, pdf], { send }) => {
    expect(await send('a.pdf', pdf)).toBe(BLANK);
    expect(await send('a.pdf', pdf, { blank: true })).toBe('stored');
  });
});

test('a damaged PDF is stored where the context takes it', async ({ send }) => {
  const cut = makePdf('Hello').subarray(0, -9);
  expect(await send('a.pdf', cut, { corrupt: true })).toBe('stored');
});
