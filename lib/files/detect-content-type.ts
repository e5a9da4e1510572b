import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';

/** What the bytes are, by their first few thousand; what the sender claims does not count. */
export async function detectContentType(head: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(head);
  if (found !== undefined) return found.mime;
  return isText(head) ? 'text/plain; charset=utf-8' : 'application/octet-stream';
}

/** UTF-8 without NUL; the head may end inside a character, so up to three last bytes do not count. */
function isText(head: Buffer): boolean {
  if (head.length === 0 || head.includes(0)) return false;
  return [0, 1, 2, 3].some((cut) => isUtf8(head.subarray(0, head.length - cut)));
}
