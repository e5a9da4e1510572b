import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/** So many first bytes are enough to tell what a file is. */
const HEAD_BYTES = 4100;

/** What is known of bytes once they have passed: how many, their SHA-256, and the first of them. */
export type Measured = { sizeBytes: number; sha256: Uint8Array<ArrayBuffer>; head: Buffer };

/** A stream that hands bytes on and measures them on the way; memory stays flat. */
export function measure(): { stream: Transform; result: () => Measured } {
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let headBytes = 0;
  let sizeBytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      if (headBytes < HEAD_BYTES) {
        head.push(chunk.subarray(0, HEAD_BYTES - headBytes));
        headBytes = Math.min(HEAD_BYTES, headBytes + chunk.length);
      }
      done(null, chunk);
    },
  });
  const result = () => ({
    sizeBytes,
    sha256: Uint8Array.from(hash.digest()),
    head: Buffer.concat(head),
  });
  return { stream, result };
}
