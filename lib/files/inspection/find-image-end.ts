import { Corrupt } from './corrupt';
import type { Family } from './family';
import type { Source } from './source';

const CUT_SHORT = 'the picture ends too early';

/**
 * Where a picture ends by its own format, in bytes from the beginning; what follows is none of it.
 * @throws Corrupt when the file ends before the picture does
 */
export function findImageEnd(source: Source, family: Family): number {
  const end = ENDS[family]?.(source) ?? source.size;
  if (end > source.size) throw new Corrupt(CUT_SHORT);
  return end;
}

const ENDS: Partial<Record<Family, (source: Source) => number>> = {
  png: pngEnd,
  jpeg: jpegEnd,
  gif: gifEnd,
  webp: riffEnd,
  avif: boxesEnd,
};

/** PNG, third edition, section 5: chunks of length, type, data and checksum, up to IEND. */
function pngEnd(source: Source): number {
  for (let at = 8; at < source.size;) {
    const type = ascii(source, at + 4);
    at += 12 + number(source, at, 4);
    if (type === 'IEND') return at;
  }
  throw new Corrupt(CUT_SHORT);
}

/** JPEG (ITU T.81, annex B): marker segments with a length, and after a start of scan entropy-coded bytes up to the next marker. */
function jpegEnd(source: Source): number {
  let at = 2;
  for (;;) {
    at = source.find(0xff, at);
    if (at === -1) throw new Corrupt(CUT_SHORT);
    const marker = source.byte(at + 1);
    if (marker === 0xd9) return at + 2;
    if (marker === 0xff) at += 1;
    else if (marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else at += 2 + Math.max(2, number(source, at + 2, 2));
  }
}

/** GIF89a, section 17 and following: descriptors, extensions and their sub-blocks, up to the trailer. */
function gifEnd(source: Source): number {
  const table = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const skipBlocks = (from: number) => {
    let at = from;
    for (let length = source.byte(at); length > 0; length = source.byte(at)) at += length + 1;
    return at + 1;
  };
  let at = 13 + table(source.byte(10));
  while (at < source.size) {
    const kind = source.byte(at);
    if (kind === 0x3b) return at + 1;
    if (kind === 0x21) at = skipBlocks(at + 2);
    else if (kind === 0x2c) at = skipBlocks(at + 11 + table(source.byte(at + 9)));
    else throw new Corrupt('the picture is damaged');
  }
  throw new Corrupt(CUT_SHORT);
}

/** RIFF, which holds WebP: the length of everything is in its header, and is rounded up to an even number. */
function riffEnd(source: Source): number {
  const length = source.read(4, 4);
  const end = 8 + (length.length === 4 ? length.readUInt32LE() : Infinity);
  return end % 2 === 1 && end < source.size ? end + 1 : end;
}

/** ISO base media (ISO/IEC 14496-12, section 4.2), which holds AVIF: boxes with a length, up to the end of the file. */
function boxesEnd(source: Source): number {
  let at = 0;
  while (at < source.size) {
    const isBox = /^[a-z][a-z0-9 ]{3}$/.test(ascii(source, at + 4));
    const short = number(source, at, 4);
    const length = short === 1 ? number(source, at + 8, 8) : short;
    if (length === 0) return source.size;
    if (!isBox || length < 8) return at;
    at += length;
  }
  return at;
}

const ascii = (source: Source, at: number) => source.read(at, 4).toString('latin1');

/** An unsigned big-endian number; infinite when the file ends inside it. */
function number(source: Source, at: number, length: number): number {
  const bytes = source.read(at, length);
  return bytes.length < length ? Infinity : Number(`0x${bytes.toString('hex')}`);
}
