import type { Readable } from 'node:stream';

/** A property of the request, the same for every bundle: a table of requests beside them would keep the collector busy. */
const SOURCE: unique symbol = Symbol.for('uploadkit.body-source');
type Received = Request & { [SOURCE]?: Readable };

/** Remembers, beside a request, the connection that its body comes from. */
export function setBodySource(request: Received, incoming: Readable): void {
  request[SOURCE] = incoming;
}

/**
 * The request's body as it comes in. From Node's own stream where our server has it: the platform's copies every chunk, which a large
 * upload pays for in garbage (bench `upload`). Who stops reading leaves the connection open for the answer.
 */
export function bodyStreamOf(request: Received): AsyncIterable<Uint8Array> | null {
  const incoming = request[SOURCE];
  return incoming === undefined ? request.body : chunksOf(incoming);
}

async function* chunksOf(incoming: Readable): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterable<unknown> = incoming.iterator({ destroyOnReturn: false });
  for await (const chunk of chunks) if (chunk instanceof Uint8Array) yield chunk;
}
