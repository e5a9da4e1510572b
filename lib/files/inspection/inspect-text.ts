import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { Corrupt } from './corrupt';
import { type Findings, NOTHING_WRONG } from './findings';
import { textDecoder } from './text-decoder';
import { isVisible, WHITE_SPACE_ONLY } from './visible';

const PIECE_BYTES = 256 * 1024;

/** Plain text is text to its end. It needs no parser, and so no process of its own: it is read as it streams by. */
export async function inspectText(path: string): Promise<Findings> {
  try {
    return (await hasVisibleText(path))
      ? NOTHING_WRONG
      : { ...NOTHING_WRONG, blank: WHITE_SPACE_ONLY };
  } catch (error) {
    if (error instanceof Corrupt) return { structure: error.message, blank: null };
    throw error;
  }
}

/** @throws Corrupt when it is not text */
async function hasVisibleText(path: string): Promise<boolean> {
  const decoder = textDecoder();
  let isSeen = false;
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    const text = decoder.write(z.instanceof(Buffer).parse(piece));
    isSeen ||= isVisible(text);
  }
  decoder.end();
  return isSeen;
}
