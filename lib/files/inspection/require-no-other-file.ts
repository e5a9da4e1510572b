import { Corrupt } from './corrupt';
import type { Family } from './family';
import type { Source } from './source';

/** A polyglot is two files in one: what a check takes for a picture, a browser or an unpacker takes for something else. */
export const POLYGLOT = 'it holds a second file of another kind';

/**
 * Nothing but padding follows the end of a file's own format.
 * @throws Corrupt
 */
export function requireNothingAfter(source: Source, end: number, family: Family): void {
  const rest = skipPadding(source, end);
  if (rest === source.size) return;
  if (family === 'jpeg' && [end, rest].some((at) => isPhonesOwn(source, at))) return;
  throw new Corrupt(POLYGLOT);
}

/** Zeros and white space, which some writers fill up with. */
function skipPadding(source: Source, end: number): number {
  let at = end;
  while (at < source.size && [0x00, 0x09, 0x0a, 0x0d, 0x20].includes(source.byte(at))) at += 1;
  return at;
}

/** What phones put behind a photo: further pictures (CIPA DC-007), a clip (ISO base media), Samsung's own trailer. */
function isPhonesOwn(source: Source, at: number): boolean {
  const start = source.read(at, 12);
  const isPicture = start.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));
  const isClip = start.toString('latin1', 4, 8) === 'ftyp';
  const isSamsung = source.read(source.size - 4, 4).toString('latin1') === 'SEFT';
  return isPicture || isClip || isSamsung;
}

const LONGEST_COMMENT = 0xffff;
const END_RECORD_BYTES = 22;

/**
 * The file cannot be opened as a ZIP archive too, which begins at its end (APPNOTE.TXT, 4.3.16): no end record that reaches
 * to the end of the file and points to a directory.
 * @throws Corrupt
 */
export function requireNoArchive(source: Source): void {
  const start = Math.max(0, source.size - LONGEST_COMMENT - END_RECORD_BYTES);
  const tail = source.read(start, LONGEST_COMMENT + END_RECORD_BYTES);
  const signature = Buffer.from('PK\x05\x06', 'latin1');
  for (let at = tail.indexOf(signature); at !== -1; at = tail.indexOf(signature, at + 1)) {
    if (at + END_RECORD_BYTES > tail.length) return;
    const isLast = at + END_RECORD_BYTES + tail.readUInt16LE(at + 20) >= tail.length;
    const directory = source.read(start + at - tail.readUInt32LE(at + 12), 4).toString('latin1');
    if (isLast && (directory === 'PK\x01\x02' || directory === 'PK\x05\x06')) {
      throw new Corrupt(POLYGLOT);
    }
  }
}

export const MARKUP = /<\?php|<script|<html|<!doctype html|<iframe/i;
const LONGEST_MARKUP = 16;

/**
 * A picture holds no page or program in its comments: its bytes pass for HTML, PHP or JavaScript nowhere.
 * @throws Corrupt
 */
export function requireNoScript(source: Source): void {
  const start = source.read(0, 8).toString('latin1');
  // A program in JavaScript whose first comment swallows the picture, by a width or a length that says "/*" or "=".
  if (/^GIF8[79]a(\/\*|=)/.test(start) || start.startsWith('\xff\xd8\xff\xe0/*')) {
    throw new Corrupt(POLYGLOT);
  }
  for (const piece of source.pieces(undefined, LONGEST_MARKUP)) {
    if (MARKUP.test(piece.toString('latin1'))) throw new Corrupt(POLYGLOT);
  }
}
