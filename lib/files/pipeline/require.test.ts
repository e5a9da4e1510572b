import { describe, expect, test } from 'vitest';
import { NOTHING_WRONG } from '@/lib/files/inspection/findings';
import { requireContent } from './require-content';
import { requireExtension } from './require-extension';
import { requireSize } from './require-size';
import { requireStructure } from './require-structure';

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

describe('stage structure', () => {
  test('a file that is damaged passes only where the context takes it', () => {
    const findings = { structure: 'the file is damaged', blank: null };
    expect(() => requireStructure(findings, { rejectCorruptFiles: true })).toThrow(
      rejected('structure: the file is damaged'),
    );
    expect(() => requireStructure(findings, { rejectCorruptFiles: false })).not.toThrow();
    expect(() => requireStructure(NOTHING_WRONG, { rejectCorruptFiles: true })).not.toThrow();
  });
});

describe('stage blank', () => {
  test('an empty file passes only where the context takes it', () => {
    const findings = { structure: null, blank: 'the file is empty' };
    expect(() => requireContent(findings, { rejectBlankFiles: true })).toThrow(
      rejected('blank: the file is empty'),
    );
    expect(() => requireContent(findings, { rejectBlankFiles: false })).not.toThrow();
    expect(() => requireContent(NOTHING_WRONG, { rejectBlankFiles: true })).not.toThrow();
  });
});
