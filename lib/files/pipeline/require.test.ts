import { describe, expect, test } from 'vitest';
import { requireContent } from './require-content';
import { requireExtension } from './require-extension';
import { requireSize } from './require-size';

const MIB = 1024 * 1024;
const rejected = (detail: string): unknown =>
  expect.objectContaining({
    code: 'file_rejected',
    details: [expect.stringContaining(detail)],
  });

describe('stage extension', () => {
  test.each(['a.pdf', 'a.PDF', 'report.final.Pdf', '.pdf', 'a b.pdf'])('%j may pass', (name) => {
    for (const allowed of [['pdf'], ['.pdf'], ['PDF', 'png']])
      expect(() => requireExtension(name, allowed)).not.toThrow();
  });

  test.each([
    'a.exe',
    'a.pdf.exe',
    'a.pdf ',
    'a.pdf.',
    'pdf',
    'a',
    'a.pdf\u00a0',
    'a.pdf/x',
    'a.рdf',
    'a.pdfx',
    'a.',
    '',
  ])('%j may not', (name) => {
    expect(() => requireExtension(name, ['pdf'])).toThrow(rejected('extension: only pdf'));
  });

  test('where nothing is listed, everything may', () => {
    for (const name of ['a.exe', 'a', '']) expect(() => requireExtension(name, [])).not.toThrow();
  });
});

describe('stage size', () => {
  const context = { maxFileSizeMb: 10 };

  test('a file of exactly the limit may pass, one byte more may not', () => {
    expect(() => requireSize(10 * MIB, context, 'pro')).not.toThrow();
    expect(() => requireSize(10 * MIB + 1, context, 'pro')).toThrow(
      rejected(`size: the context allows ${10 * MIB} bytes`),
    );
  });

  test('a context never allows more than the plan', () => {
    expect(() => requireSize(4 * MIB, context, 'free')).not.toThrow();
    expect(() => requireSize(4 * MIB + 1, context, 'free')).toThrow(
      expect.objectContaining({
        code: 'quota_exceeded',
        details: [`file_size: the free tier takes files of at most ${4 * MIB} bytes`],
      }),
    );
  });
});

describe('stage blank', () => {
  test('an empty file passes only where the context takes it', () => {
    expect(() => requireContent(0, { rejectBlankFiles: true })).toThrow(rejected('blank: '));
    expect(() => requireContent(0, { rejectBlankFiles: false })).not.toThrow();
    expect(() => requireContent(1, { rejectBlankFiles: true })).not.toThrow();
  });
});
