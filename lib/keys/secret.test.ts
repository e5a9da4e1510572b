import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BASE62, isWellFormedKey, maskKey } from '@/lib/auth/key-format';
import { generateSecret, hashSecret } from './secret';

/** The 32 random characters of many keys, one after the other. */
function randomCharacters(keys: number): string {
  const bodies = Array.from({ length: keys }, () => {
    return generateSecret('uk', 'live').secret.slice('uk_live_'.length, -6);
  });
  return bodies.join('');
}

/** Pearson's chi-squared statistic of the characters against an even spread over base62. */
function chiSquared(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const expected = text.length / 62;
  return [...BASE62].reduce(
    (sum, character) => sum + ((counts.get(character) ?? 0) - expected) ** 2 / expected,
    0,
  );
}

describe('a new key', () => {
  test.each(['uk', 'ul', 'abcdefgh'])('under the prefix %s has the documented form', (prefix) => {
    for (const environment of ['live', 'test'] as const) {
      const { secret, keyPrefix } = generateSecret(prefix, environment);
      expect(keyPrefix).toBe(`${prefix}_${environment}_`);
      expect(secret).toMatch(new RegExp(`^${keyPrefix}[0-9A-Za-z]{38}$`));
      expect(isWellFormedKey(secret)).toBe(true);
    }
  });

  test('is found again by the SHA-256 of the whole of it', () => {
    const { secret, hash } = generateSecret('uk', 'live');
    expect(hash).toHaveLength(32);
    expect(Buffer.from(hash).toString('hex')).toBe(
      createHash('sha256').update(secret).digest('hex'),
    );
    expect(hashSecret(secret)).toEqual(hash);
  });

  test('cannot be read off what is stored of it', () => {
    const { secret, hash, maskedKey, keyPrefix } = generateSecret('uk', 'test');
    const hidden = secret.slice(keyPrefix.length + 3, -6);
    expect(hidden).toHaveLength(29);
    expect(maskedKey).toBe(maskKey(secret));
    expect(`${Buffer.from(hash).toString('latin1')} ${maskedKey} ${keyPrefix}`).not.toContain(
      hidden.slice(0, 5),
    );
  });

  test('is never made twice', () => {
    const secrets = Array.from({ length: 5000 }, () => generateSecret('uk', 'live').secret);
    expect(new Set(secrets).size).toBe(5000);
  });
});

// 61 degrees of freedom: an even spread exceeds 150 once in a thousand million runs; a modulo of unfiltered bytes gives over 1,000.
test('no character is likelier than another, so that keys are as hard to guess as promised', () => {
  expect(chiSquared(randomCharacters(6000))).toBeLessThan(150);
});

test('no place in a key is likelier to hold some character', () => {
  const text = randomCharacters(6000);
  for (const place of [0, 15, 31]) {
    const column = Array.from({ length: 6000 }, (_, key) => text.charAt(key * 32 + place));
    expect(chiSquared(column.join(''))).toBeLessThan(150);
  }
});

test('the measure of evenness would notice a modulo of unfiltered bytes', () => {
  const bytes = crypto.getRandomValues(new Uint8Array(60_000));
  const biased = Array.from(bytes, (byte) => BASE62.charAt(byte % 62)).join('');
  expect(chiSquared(biased)).toBeGreaterThan(150);
});
