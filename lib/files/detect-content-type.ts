import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';
import { textDecoder } from './inspection/text-decoder';

/** U+FEFF in either order of bytes, read as one number. */
const UTF_16_MARKS = [0xfffe, 0xfeff];

/** What the bytes are, by their first few thousand; what the sender claims does not count. */
export async function detectContentType(head: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(head);
  // The byte order mark of UTF-16 could begin a frame of MPEG audio, too.
  if ((found === undefined || found.mime === 'audio/mpeg') && isUtf16(head))
    return 'text/plain; charset=utf-16';
  if (found !== undefined) return found.mime;
  return isText(head) ? 'text/plain; charset=utf-8' : 'application/octet-stream';
}

/** UTF-8 without NUL; the head may end inside a character, so up to three last bytes do not count. */
function isText(head: Buffer): boolean {
  if (head.length === 0 || head.includes(0)) return false;
  return [0, 1, 2, 3].some((cut) => isUtf8(head.subarray(0, head.length - cut)));
}

/** UTF-16 by its byte order mark (RFC 2781, section 4.3), without NUL; where the head ends does not count. */
function isUtf16(head: Buffer): boolean {
  if (head.length < 2 || !UTF_16_MARKS.includes(head.readUInt16BE(0))) return false;
  try {
    textDecoder().write(head);
    return true;
  } catch {
    return false;
  }
}
