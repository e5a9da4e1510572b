import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const PIECE = randomBytes(1024 * 1024);
const BOUNDARY = 'a-boundary-of-the-bench';

const head = [
  `--${BOUNDARY}`,
  'Content-Disposition: form-data; name="file"; filename="bench.bin"',
  'Content-Type: application/octet-stream',
  '',
  '',
].join('\r\n');
const tail = `\r\n--${BOUNDARY}--\r\n`;

/**
 * Sends so many mebibytes of noise as a multipart body and waits for the answer.
 * @returns `{ seconds, status, text }`
 */
export async function send({ url, headers }, mebibytes) {
  const length = head.length + mebibytes * PIECE.length + tail.length;
  const started = performance.now();
  const outgoing = request(url, {
    method: 'POST',
    headers: {
      ...headers,
      'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`,
      'Content-Length': length,
    },
  });
  const answered = new Promise((resolve, reject) => {
    outgoing.once('response', resolve).once('error', reject);
  });
  await pipeline(Readable.from(pieces(mebibytes), { objectMode: false }), outgoing);
  const response = await answered;
  const text = Buffer.concat(await response.toArray()).toString();
  return { seconds: (performance.now() - started) / 1000, status: response.statusCode, text };
}

function* pieces(count) {
  yield Buffer.from(head);
  for (let n = 0; n < count; n += 1) yield PIECE;
  yield Buffer.from(tail);
}
