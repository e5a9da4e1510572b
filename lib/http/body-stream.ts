import type { Readable } from 'node:stream';
import { singleton } from '@/lib/singleton';

const sources = () => singleton('body-streams', () => new WeakMap<Request, Readable>());

/** Remembers, beside a request, the connection that its body comes from. */
export function setBodySource(request: Request, incoming: Readable): void {
  sources().set(request, incoming);
}

/**
 * The request's body as it comes in. From Node's own stream where our server has it: the platform's copies every chunk, which a large
 * upload pays for in garbage (bench `upload`). Who stops reading leaves the connection open for the answer.
 */
export function bodyStreamOf(request: Request): AsyncIterable<Uint8Array> | null {
  const incoming = sources().get(request);
  return incoming === undefined ? request.body : chunksOf(incoming);
}

async function* chunksOf(incoming: Readable): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterable<unknown> = incoming.iterator({ destroyOnReturn: false });
  for await (const chunk of chunks) if (chunk instanceof Uint8Array) yield chunk;
}
