import { once } from 'node:events';
import { Readable } from 'node:stream';
import { describe, expect, test as pureTest } from 'vitest';
import { listen } from '@/lib/testing/app-server';
import { test as base } from '@/lib/testing/fixtures';
import { open } from '@/lib/testing/raw-request';
import { BOUNDARY, UPLOAD_PATH } from '@/lib/testing/upload';
import { bodyStreamOf, setBodySource } from './body-stream';

const test = base
  .extend('key', ({ makeKey }) => makeKey({ scopes: ['upload'] }))
  .extend('app', { scope: 'file' }, async ({ db }, { onCleanup }) => {
    const app = await listen();
    onCleanup(() => {
      app.server.closeAllConnections();
      app.server.close();
      expect(db).toBeTruthy();
    });
    return app;
  });

async function read(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body ?? []) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const request = (body?: string) =>
  new Request('http://localhost/', body === undefined ? {} : { method: 'POST', body });

describe('a request’s body', () => {
  pureTest(
    'is the connection’s where the server has one, and the request’s own elsewhere',
    async () => {
      const known = request('of the platform');
      setBodySource(
        known,
        Readable.from([Buffer.from('of the connection')], { objectMode: false }),
      );
      expect(await read(bodyStreamOf(known))).toBe('of the connection');
      expect(await read(bodyStreamOf(request('own')))).toBe('own');
      expect(bodyStreamOf(request())).toBe(null);
    },
  );

  pureTest('leaves the connection open for who stops reading', async () => {
    const source = Readable.from([Buffer.from('a'), Buffer.from('b')], { objectMode: false });
    const sent = request('x');
    setBodySource(sent, source);
    for await (const chunk of bodyStreamOf(sent) ?? []) {
      expect(Buffer.from(chunk).toString()).toBe('a');
      break;
    }
    expect(source.destroyed).toBe(false);
  });
});

// Whoever is refused in the middle of a body that they are still sending has to learn why.
test('an upload that is refused while it comes in gets its answer', async ({ app, key }) => {
  const socket = await open(app.port);
  const head = [
    `POST ${UPLOAD_PATH} HTTP/1.1`,
    'Host: localhost',
    `Authorization: Bearer ${key.secret}`,
    `Content-Type: multipart/form-data; boundary=${BOUNDARY}`,
    `Content-Length: ${3_000_000_000_000}`,
    '',
    '',
  ];
  socket.write(head.join('\r\n'));
  const received: unknown[] = await once(socket, 'data');
  const answer = received[0];
  expect(String(answer)).toMatch(/^HTTP\/1\.1 403 /);
  expect(String(answer)).toContain('quota_exceeded');
  socket.destroy();
});
