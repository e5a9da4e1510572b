import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measure } from './measure';

async function measured(chunks: Uint8Array[]) {
  const { stream, result } = measure();
  const passed = await buffer(Readable.from(chunks, { objectMode: false }).pipe(stream));
  return { passed, ...result() };
}

test('what is told of a file is true of the bytes that passed, however they were cut', async () => {
  const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 3000 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(chunks, async (given) => {
      const whole = Buffer.concat(given);
      const { passed, sizeBytes, sha256, head } = await measured(given);
      expect(passed.equals(whole)).toBe(true);
      expect(sizeBytes).toBe(whole.length);
      expect(Buffer.from(sha256)).toEqual(createHash('sha256').update(whole).digest());
      expect(head.equals(whole.subarray(0, 4100))).toBe(true);
    }),
  );
});

test('the head is no longer than what detection needs, whatever the file’s size', async () => {
  for (const size of [0, 1, 4099, 4100, 4101, 500_000]) {
    const bytes = randomBytes(size);
    const { head } = await measured(size === 0 ? [] : [bytes]);
    expect(head.length).toBe(Math.min(size, 4100));
  }
});
