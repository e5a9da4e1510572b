import { hash, randomBytes } from 'node:crypto';
import { BASE62, keyChecksum, maskKey, RANDOM_LENGTH } from '@/lib/auth/key-format';
import type { Environment } from '@/lib/auth/principal';

/** A new key: the secret for its creator's eyes, and what is stored of it. */
export type GeneratedSecret = {
  secret: string;
  hash: Uint8Array<ArrayBuffer>;
  maskedKey: string;
  keyPrefix: string;
};

/** Makes a key of 190 random bits under the given prefix. */
export function generateSecret(prefix: string, environment: Environment): GeneratedSecret {
  const keyPrefix = `${prefix}_${environment}_`;
  const unchecked = keyPrefix + randomBase62(RANDOM_LENGTH);
  const secret = unchecked + keyChecksum(unchecked);
  return { secret, hash: hashSecret(secret), maskedKey: maskKey(secret), keyPrefix };
}

/** SHA-256 of the whole key (FIPS 180-4): 32 bytes. The key is random, so no slow hash is needed. */
export function hashSecret(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hash('sha256', secret, 'buffer'));
}

/** Unbiased base62 from the system's random source: bytes of 248 and above are drawn again. */
function randomBase62(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && text.length < length) text += BASE62.charAt(byte % 62);
    }
  }
  return text;
}
