import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BASE62, isWellFormedKey, keyChecksum, maskKey } from './key-format';

const BODY = 'a1B2c3D4e5F6g7H8i9J0kLmNoPqRsTuV';
const keyOf = (unchecked: string) => unchecked + keyChecksum(unchecked);
const KEY = keyOf(`uk_live_${BODY}`);

/** An independent reckoning: zlib's CRC-32 in big-integer base62. */
function referenceChecksum(text: string): string {
  let rest = BigInt(crc32(text));
  let digits = '';
  for (; rest > 0n; rest /= 62n) digits = BASE62.charAt(Number(rest % 62n)) + digits;
  return digits.padStart(6, '0');
}

describe('the checksum', () => {
  test.each([
    // The check value of CRC-32/ISO-HDLC in the catalogue of CRC algorithms, and two well-known others.
    ['123456789', 0xcbf43926],
    ['The quick brown fox jumps over the lazy dog', 0x414fa339],
    ['a', 0xe8b7be43],
    ['', 0],
  ])('of %j is the published CRC-32, so that other tools can verify a key', (text, crc) => {
    const value = [...keyChecksum(text)].reduce(
      (sum, digit) => sum * 62 + BASE62.indexOf(digit),
      0,
    );
    expect(value).toBe(crc);
  });

  test('has its digits in the order 0-9A-Za-z, the most significant first', () => {
    expect(BASE62).toBe('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
    expect(keyChecksum('123456789')).toBe('3jZRME');
  });

  test('is six digits long whatever the sum is, with zeros on the left', () => {
    expect(keyChecksum('')).toBe('000000');
    let smallest = { crc: Infinity, text: '' };
    for (let i = 0; i < 20_000; i++) {
      const crc = crc32(`uk_test_${i}`);
      if (crc < smallest.crc) smallest = { crc, text: `uk_test_${i}` };
    }
    expect(smallest.crc).toBeLessThan(62 ** 4);
    expect(keyChecksum(smallest.text)).toMatch(/^00[0-9A-Za-z]{4}$/);
    expect(keyChecksum(smallest.text)).toBe(referenceChecksum(smallest.text));
  });

  test('agrees with zlib on every text that a key can be', () => {
    const bodies = fc.array(fc.constantFrom(...BASE62), { maxLength: 64 });
    fc.assert(
      fc.property(bodies, (body) => {
        expect(keyChecksum(body.join(''))).toBe(referenceChecksum(body.join('')));
      }),
    );
  });
});

describe('a key is refused', () => {
  test('with any single character of it replaced by any other', () => {
    const accepted: string[] = [];
    for (let at = 0; at < KEY.length; at++) {
      for (const other of `${BASE62}_-. `) {
        if (other === KEY.charAt(at)) continue;
        const flipped = KEY.slice(0, at) + other + KEY.slice(at + 1);
        if (isWellFormedKey(flipped)) accepted.push(flipped);
      }
    }
    expect(accepted).toEqual([]);
  });

  test('with any two neighbours swapped', () => {
    for (let at = 0; at < KEY.length - 1; at++) {
      const [one, other] = [KEY.charAt(at), KEY.charAt(at + 1)];
      if (one === other) continue;
      expect(isWellFormedKey(KEY.slice(0, at) + other + one + KEY.slice(at + 2))).toBe(false);
    }
  });

  test.each([
    ['its environment swapped', KEY.replace('live', 'test')],
    ['another prefix', KEY.replace('uk', 'ul')],
    ['no prefix', keyOf(`_live_${BODY}`)],
    ['a prefix of one letter', keyOf(`u_live_${BODY}`)],
    ['a prefix of nine letters', keyOf(`uploadkit_live_${BODY}`)],
    ['capitals in its prefix', keyOf(`UK_live_${BODY}`)],
    ['a third environment', keyOf(`uk_prod_${BODY}`)],
    ['one character less', keyOf(`uk_live_${BODY.slice(1)}`)],
    ['one character more', keyOf(`uk_live_${BODY}a`)],
    ['a character outside base62', keyOf(`uk_live_${BODY.slice(1)}-`)],
    ['no checksum', `uk_live_${BODY}`],
    ['a checksum of zeros', `uk_live_${BODY}000000`],
    ['its letters in upper case', KEY.toUpperCase()],
    ['a space behind it', `${KEY} `],
    ['a line end behind it', `${KEY}\n`],
    ['a space before it', ` ${KEY}`],
    ['a full-width letter', KEY.replace('a', 'ａ')],
    ['a combining mark', `${KEY}\u0301`],
    ['U+0000 behind it', `${KEY}\u0000`],
    ['another key behind it', KEY + KEY],
    ['nothing at all', ''],
    ['ten thousand characters', keyOf(`uk_live_${BODY.repeat(400)}`)],
  ])('with %s', (_what, text) => {
    expect(isWellFormedKey(text)).toBe(false);
  });

  test('whatever else is presented', () => {
    const keyLike = fc.constantFrom(
      ...BASE62,
      '_',
      'uk_live_',
      'uk_test_',
      ' ',
      '\u0000',
      'é',
      '😀',
    );
    const texts = fc.array(keyLike, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(fc.property(texts, (text) => !isWellFormedKey(text)));
  });
});

test.each(['uk', 'ul', 'ab', 'abcdefgh'])(
  'keys issued under the prefix %s work, whatever the prefix is today',
  (prefix) => {
    for (const environment of ['live', 'test'])
      expect(isWellFormedKey(keyOf(`${prefix}_${environment}_${BODY}`))).toBe(true);
  },
);

test('the mask shows the first 3 and the last 6 characters, and nothing that helps to guess the rest', () => {
  expect(maskKey(KEY)).toBe(`uk_live_a1B...${KEY.slice(-6)}`);
  expect(maskKey(keyOf(`ul_test_${BODY}`))).toMatch(/^ul_test_a1B\.\.\.[0-9A-Za-z]{6}$/);
  expect(maskKey(KEY)).not.toContain(BODY.slice(3));
});
