import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';
import { type Family, familyOfExtension, familyOfType, isText, isZip } from './family';
import { isDisguisedProgram, signaturesOf } from './signatures';

/** What a file has to be looked at as; or what it is instead, and why it cannot be what its name says. */
export type Identity = { family: Family | null; mismatch?: string };

type Found = { ext: string | undefined; family: Family | null; isText: boolean };

/**
 * What a file is by its name, as far as its first bytes agree, and by its first bytes where the name says nothing.
 * Nothing more than these bytes is read.
 */
export async function identify(filename: string, head: Buffer): Promise<Identity> {
  const extension = /\.([^.\s]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
  const found = await recognise(head);
  const claimed = familyOfExtension(extension);
  if (claimed !== null) {
    return fits(claimed, found) ? { family: claimed } : mismatch(extension, found);
  }
  const signatures = signaturesOf(extension);
  if (signatures !== undefined) {
    return signatures.includes(found.ext ?? '') ? { family: null } : mismatch(extension, found);
  }
  if (isDisguisedProgram(found.ext, extension) && !found.isText) return mismatch(extension, found);
  return { family: found.family };
}

function fits(claimed: Family, found: Found): boolean {
  // Text may begin with the two letters of some signature: whether it is text, all of it will tell.
  if (isText(claimed)) return found.family === null;
  return isZip(claimed) ? found.family === 'zip' : found.family === claimed;
}

function mismatch(extension: string, { ext, family, isText }: Found): Identity {
  const content = isText ? 'text' : (ext ?? 'something else');
  return { family, mismatch: `the name says ${extension}, the content is ${content}` };
}

const SPACE_AND_PDF = /^\s{1,1024}%PDF-/;
const TIFF = /^(II\*\0|MM\0\*)/;

async function recognise(head: Buffer): Promise<Found> {
  const type = await fileTypeFromBuffer(head);
  const start = head.toString('latin1', 0, 1032);
  const isPlain = isPlainText(head);
  if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(start))
    return { ext: 'zip', family: 'zip', isText: false };
  if (SPACE_AND_PDF.test(start)) return { ext: 'pdf', family: 'pdf', isText: false };
  if (type === undefined && TIFF.test(start)) return { ext: 'tif', family: 'tiff', isText: false };
  const family = familyOfType(type?.mime);
  return { ext: type?.ext, family, isText: family === null && isPlain };
}

/** UTF-8 without NUL; the head may end inside a character. */
function isPlainText(head: Buffer): boolean {
  if (head.includes(0)) return false;
  return [0, 1, 2, 3].some((cut) => isUtf8(head.subarray(0, head.length - cut)));
}
