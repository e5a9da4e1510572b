import { createRequire } from 'node:module';
import path from 'node:path';
import {
  getDocument,
  OPS,
  PDFDataRangeTransport,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';
import { Corrupt } from './corrupt';
import type { Contents } from './findings';
import { requireNoArchive, requireNothingAfter } from './require-no-other-file';
import type { Source } from './source';
import { isVisible } from './visible';

type Document = Awaited<ReturnType<typeof getDocument>['promise']>;

const TAIL_BYTES = 1024 * 1024;
const HEAD_BYTES = 64 * 1024;
/** So many pages have to be there, and so many are looked at for one that is not blank; a PDF of more is not called blank. */
const MOST_PAGES = 1000;
const MOST_BLANK_PAGES = 100;

/**
 * A PDF (ISO 32000-2) is whole, can be read by anyone, and is nothing else.
 * @throws Corrupt
 */
export async function inspectPdf(source: Source): Promise<Contents> {
  requireNoArchive(source);
  requireNothingAfter(source, findEnd(source), 'pdf');
  requireWhole(source);
  const pdf = await openPdf(source);
  try {
    const { info } = await pdf.getMetadata();
    if ('EncryptFilterName' in info && info.EncryptFilterName !== null) throw encrypted();
    await requirePages(pdf);
    for (let page = 1; page <= Math.min(pdf.numPages, MOST_BLANK_PAGES); page += 1) {
      if (await isPainted(pdf, page)) return { blank: null };
    }
    const isSeen = pdf.numPages <= MOST_BLANK_PAGES;
    return { blank: isSeen ? 'the PDF has neither text nor pictures' : null };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

const encrypted = (cause?: unknown) => new Corrupt('the PDF is encrypted', { cause });

/** Section 7.5.5: the last line is the marker of the end. */
function findEnd(source: Source): number {
  const start = Math.max(0, source.size - TAIL_BYTES);
  const marker = source.read(start, TAIL_BYTES).lastIndexOf('%%EOF');
  if (marker === -1) throw new Corrupt('the PDF ends too early');
  return start + marker + '%%EOF'.length;
}

/** Annex F: a linearized file says at its beginning how long it is, and has an end marker in its first part. */
function requireWhole(source: Source): void {
  const head = source.read(0, 1024).toString('latin1');
  const length = /\/Linearized\b[^>]*\/L\s+(\d+)/.exec(head)?.[1];
  if (length !== undefined && Number(length) > source.size) {
    throw new Corrupt('the PDF ends too early');
  }
}

const PDFJS = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Hands out the parts that are asked for. */
class Ranges extends PDFDataRangeTransport {
  constructor(private readonly source: Source) {
    super(source.size, Uint8Array.from(source.read(0, HEAD_BYTES)));
  }

  override requestDataRange(begin: number, end: number): void {
    const part = Uint8Array.from(this.source.read(begin, end - begin));
    queueMicrotask(() => this.onDataRange(begin, part));
  }
}

async function openPdf(source: Source): Promise<Document> {
  try {
    return await getDocument({
      range: new Ranges(source),
      ...{ cMapUrl: `${PDFJS}/cmaps/`, standardFontDataUrl: `${PDFJS}/standard_fonts/` },
      ...{ disableAutoFetch: true, disableStream: true, disableFontFace: true },
      ...{ isEvalSupported: false, useSystemFonts: false, useWasm: false, enableXfa: false },
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException') throw encrypted(cause);
    throw new Corrupt('the PDF is damaged or ends too early', { cause });
  }
}

async function requirePages(pdf: Document): Promise<void> {
  if (pdf.numPages === 0) throw new Corrupt('the PDF has no pages');
  try {
    for (let page = 1; page <= Math.min(pdf.numPages, MOST_PAGES); page += 1) {
      (await pdf.getPage(page)).cleanup();
    }
  } catch (cause) {
    throw new Corrupt('a page of the PDF is missing or damaged', { cause });
  }
}

/** Whether a page shows anything: text, a picture, a drawing. One that our parser does not get through is not blank either. */
async function isPainted(pdf: Document, number: number): Promise<boolean> {
  const page = await pdf.getPage(number);
  try {
    const { items } = await page.getTextContent();
    if (items.some((item) => 'str' in item && isVisible(item.str))) return true;
    const { fnArray, argsArray } = await page.getOperatorList();
    const names = new Map(Object.entries(OPS).map(([name, code]) => [code, name]));
    const isPaint = (code: unknown) => PAINT.test(names.get(Number(code)) ?? '');
    return fnArray.some((code, at) => {
      const args: unknown = argsArray[at];
      if (code === OPS.showText) return hasGlyph(args);
      return code === OPS.constructPath ? Array.isArray(args) && isPaint(args[0]) : isPaint(code);
    });
  } catch {
    return true;
  } finally {
    page.cleanup();
  }
}

const PAINT =
  /^(paint\w*Image\w*|shadingFill|rawFillPath|fill|eoFill|(close)?[sS]troke|(close)?(EO|eo)?[fF]illStroke)$/;

const Glyphs = z.array(z.union([z.number(), z.object({ isSpace: z.boolean() })]));

/** Glyphs without a known character count: they are ink all the same. */
function hasGlyph(args: unknown): boolean {
  const [glyphs] = z.tuple([Glyphs]).parse(args);
  return glyphs.some((glyph) => typeof glyph === 'object' && !glyph.isSpace);
}
