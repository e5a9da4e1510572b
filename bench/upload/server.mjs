// What uploads are measured against: node:http that writes a body to a folder and syncs it, and nothing else. With
// `hash`, it also computes the SHA-256 on the way, which the product has to.
//   node bench/upload/server.mjs plain|hash FOLDER
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const [, , mode, folder] = process.argv;

createServer({ requestTimeout: 0 }, (request, response) => {
  void answer(request, response);
}).listen(Number(process.env.PORT), '127.0.0.1');

async function answer(request, response) {
  if (request.method !== 'POST') return response.end();
  const file = join(folder, randomUUID());
  const hash = createHash('sha256');
  const through = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const steps = mode === 'hash' ? [through] : [];
  const sink = createWriteStream(file, { flush: true });
  await pipeline(request, ...steps, sink);
  response.writeHead(201).end(String(sink.bytesWritten));
  await rm(file);
}
