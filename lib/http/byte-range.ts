/** From the first byte to the last, both included. */
export type ByteRange = { start: number; end: number };

const SINGLE = /^bytes=[\t ]*(?:(\d{1,20})-(\d{1,20})?|-(\d{1,20}))[\t ]*$/i;

/**
 * What `Range` asks of so many bytes (RFC 9110, section 14): one range, or `unsatisfiable`. Everything else is ignored, as the RFC
 * allows: other units, several ranges, and what does not parse; null then stands for the whole.
 */
export function parseRange(
  header: string | null,
  sizeBytes: number,
): ByteRange | 'unsatisfiable' | null {
  const [, first, last, suffix] = SINGLE.exec(header ?? '') ?? [];
  if (suffix !== undefined) return suffixOf(Number(suffix), sizeBytes);
  if (first === undefined) return null;
  const start = Number(first);
  const end = Math.min(Number(last ?? sizeBytes), sizeBytes - 1);
  if (last !== undefined && Number(last) < start) return null;
  return start < sizeBytes ? { start, end } : 'unsatisfiable';
}

function suffixOf(length: number, sizeBytes: number): ByteRange | 'unsatisfiable' {
  if (length === 0 || sizeBytes === 0) return 'unsatisfiable';
  return { start: Math.max(0, sizeBytes - length), end: sizeBytes - 1 };
}
