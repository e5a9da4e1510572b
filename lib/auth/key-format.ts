/**
 * The shape of an API key: `<prefix>_<live|test>_` + 32 random base62 characters + 6 base62 characters of CRC-32 over all
 * that precedes them. Pure and free of Node, so the sorting of credentials runs at the edge too.
 */
export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
export const RANDOM_LENGTH = 32;
const CHECKSUM_LENGTH = 6;

const KEY_SHAPE = /^[a-z]{2,8}_(?:live|test)_[0-9A-Za-z]{38}$/;
/** Longest possible key: 8 + 6 + 38. Longer text is not worth a regular expression. */
const LONGEST_KEY = 52;

/** Whether the text has the shape of a key and a checksum that fits it. Costs no query. */
export function isWellFormedKey(text: string): boolean {
  if (text.length > LONGEST_KEY || !KEY_SHAPE.test(text)) return false;
  return keyChecksum(text.slice(0, -CHECKSUM_LENGTH)) === text.slice(-CHECKSUM_LENGTH);
}

/** CRC-32 of the text as 6 base62 characters, most significant first, left-padded with `0`. */
export function keyChecksum(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let i = 0; i < CHECKSUM_LENGTH; i++) {
    digits = BASE62.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** What may be shown of a key: prefix, environment, the first 3 and the last 6 characters. */
export function maskKey(secret: string): string {
  const start = secret.lastIndexOf('_') + 1;
  return `${secret.slice(0, start + 3)}...${secret.slice(-6)}`;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 as in ISO 3309 and gzip (RFC 1952, section 8); the text is ASCII. */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) {
    crc = (CRC_TABLE[(crc ^ text.charCodeAt(i)) & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
