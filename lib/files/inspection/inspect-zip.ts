import { openSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import { Corrupt } from './corrupt';
import type { Family } from './family';
import { type DocumentReader, openDocument } from './document-content';
import type { Contents } from './findings';
import { POLYGLOT, MARKUP } from './require-no-other-file';
import type { Source } from './source';
import { Spool } from './spool';
import { Bomb, requireRatio, ZipLimits } from './zip-limits';

const DAMAGED = 'the archive is damaged or ends too early';
const LOCAL_HEADER_BYTES = 30;

/** The part that every document of a family has (ISO/IEC 29500-1, 11.3, 12.3, 13.3). */
const MAIN_PARTS: Partial<Record<Family, RegExp>> = {
  word: /^word\/document\d*\.xml$/i,
  excel: /^xl\/workbook\d*\.(xml|bin)$/i,
  powerpoint: /^ppt\/presentation\d*\.xml$/i,
};

/**
 * A ZIP archive (APPNOTE.TXT), or a document that is one: every entry unpacks to what its checksum says, none of it to more than the
 * limits allow, archives in it included.
 * @throws Corrupt
 */
export async function inspectZip(source: Source, family: Family): Promise<Contents> {
  const limits = new ZipLimits(source.size);
  const fd = openSync(source.path, 'r');
  const document = openDocument(family);
  const { names, bytes } = await walkArchive(fd, { limits, depth: 1, document });
  const mainPart = MAIN_PARTS[family];
  if (mainPart !== undefined && !names.some((name) => mainPart.test(name))) {
    throw new Corrupt('it is an archive, but not such a document');
  }
  return {
    blank: bytes === 0 ? 'the archive holds no bytes' : (document?.blank ?? null),
    largestInside: limits.largest,
  };
}

type Walk = { limits: ZipLimits; depth: number; document: DocumentReader | null };
type Entries = { names: string[]; bytes: number };

/** Reads every entry to its end; closes the descriptor. */
async function walkArchive(fd: number, walk: Walk): Promise<Entries> {
  const { limits, depth } = walk;
  limits.requireDepth(depth);
  const archive = await open(fd);
  const contents: Entries = { names: [], bytes: 0 };
  const places: Place[] = [];
  try {
    if (MARKUP.test(archive.comment) || archive.comment.includes('%PDF-')) {
      throw new Corrupt(POLYGLOT);
    }
    limits.addEntries(archive.entryCount);
    for await (const entry of archive.eachEntry()) {
      contents.names.push(entry.fileName);
      places.push(placeOf(entry));
      contents.bytes += await readEntry(archive, entry, walk);
    }
    requireNoOverlap(places);
    return contents;
  } catch (error) {
    throw error instanceof Corrupt ? error : new Corrupt(DAMAGED, { cause: error });
  } finally {
    archive.close();
  }
}

async function open(fd: number): Promise<ZipFile> {
  try {
    return await fromFdPromise(fd, { autoClose: false });
  } catch (cause) {
    throw new Corrupt(DAMAGED, { cause });
  }
}

type Place = { start: number; end: number };

const placeOf = ({
  relativeOffsetOfLocalHeader: start,
  fileNameLength,
  compressedSize,
}: Entry) => ({
  start,
  end: start + LOCAL_HEADER_BYTES + fileNameLength + compressedSize,
});

/** Nothing comes before the first entry, and no two entries share bytes, by which small archives unpack to endless ones. */
function requireNoOverlap(places: Place[]): void {
  const inOrder = places.toSorted((one, other) => one.start - other.start);
  if ((inOrder[0]?.start ?? 0) !== 0) throw new Corrupt(POLYGLOT);
  inOrder.reduce(
    (before, place) => {
      if (place.start < before.end) throw new Bomb('entries of the archive share their bytes');
      return place;
    },
    { start: 0, end: 0 },
  );
}

/** How many bytes the entry unpacks to, all of them read; an archive in it is walked too. */
async function readEntry(archive: ZipFile, entry: Entry, walk: Walk): Promise<number> {
  const { limits, depth, document } = walk;
  if (entry.isEncrypted()) throw new Corrupt('the archive is encrypted');
  if (!entry.canDecodeFileData()) {
    throw new Corrupt('the archive is packed in a way that cannot be inspected');
  }
  let bytes = 0;
  let checksum = 0;
  let spool: Spool | null = null;
  const part = document?.open(entry.fileName) ?? null;
  try {
    for await (const piece of pieces(archive, entry)) {
      if (bytes === 0 && piece.toString('latin1', 0, 4) === 'PK\x03\x04') spool = new Spool();
      bytes += piece.length;
      limits.addBytes(piece.length);
      requireRatio(entry.compressedSize, bytes);
      checksum = crc32(piece, checksum);
      if (spool !== null) limits.addSpooled(piece.length);
      spool?.write(piece);
      part?.write(piece);
    }
    if (checksum !== entry.crc32) throw new Corrupt(DAMAGED);
    limits.noteFile(bytes);
    part?.end();
  } catch (error) {
    spool?.close();
    throw error;
  }
  if (spool !== null) await walkInside(spool, { limits, depth: depth + 1, document: null });
  return bytes;
}

async function* pieces(archive: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const stream = await archive.openReadStreamPromise(entry);
  for await (const piece of stream) if (Buffer.isBuffer(piece)) yield piece;
}

/** What is damaged inside is none of our business, only that nobody knows its files; what is a bomb inside is one outside. */
async function walkInside(spool: Spool, walk: Walk): Promise<void> {
  try {
    walk.limits.requireDepth(walk.depth);
    await walkArchive(spool.fd, walk);
  } catch (error) {
    if (error instanceof Bomb) throw error;
    walk.limits.noteUnknown();
  }
}
