import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { provideEnv } from '@/lib/env';
import { listen } from '@/lib/testing/app-server';
import { newKey, test as base } from '@/lib/testing/fixtures';
import { open } from '@/lib/testing/raw-request';
import {
  BOUNDARY,
  filePart,
  multipart,
  sendUpload,
  storedObjects,
  upload,
  UPLOAD_PATH,
} from '@/lib/testing/upload';
import { UPLOADS_AT_ONCE } from './take-turn';

const SAID = `uploads_at_once: at most ${UPLOADS_AT_ONCE} uploads may be on the way at once`;
const REFUSED = { status: 429, body: { code: 'rate_limited', errors: [SAID] } };

const test = base
  .extend('key', ({ makeKey }) => makeKey({ scopes: ['upload'] }))
  .extend('app', { scope: 'file' }, async ({ db }, { onCleanup }) => {
    void db;
    const app = await listen();
    onCleanup(() => {
      app.server.closeAllConnections();
      app.server.close();
    });
    return app;
  })
  // As many uploads on the way as there may be, each with half of its body sent.
  .extend('fill', ({ app, key, dataDir }) => async (): Promise<Socket[]> => {
    const before = storedObjects(dataDir).length;
    const sockets = await Promise.all(
      Array.from({ length: UPLOADS_AT_ONCE }, async () => {
        const socket = await open(app.port);
        socket.on('error', () => undefined);
        socket.write(head(key.secret));
        socket.write(BODY.subarray(0, BODY.length / 2));
        return socket;
      }),
    );
    await until(() => storedObjects(dataDir).length === before + UPLOADS_AT_ONCE);
    return sockets;
  });

const BODY = multipart([filePart(Buffer.alloc(10_000, 'a'))]);

const head = (secret: string) =>
  [
    `POST ${UPLOAD_PATH} HTTP/1.1`,
    'Host: localhost',
    `Authorization: Bearer ${secret}`,
    `Content-Type: multipart/form-data; boundary=${BOUNDARY}`,
    `Content-Length: ${BODY.length}`,
    '',
    '',
  ].join('\r\n');

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(20);
}

beforeEach(() => provideEnv({ RATE_LIMITS: 'enterprise=1000' }));
afterEach(() => provideEnv({ RATE_LIMITS: 'off' }));

describe(`with ${UPLOADS_AT_ONCE} uploads on the way`, () => {
  test('a key’s next one is refused before its body is read; others upload', async ({
    account,
    key,
    fill,
  }) => {
    const sockets = await fill();
    let isRead = false;
    const unread = new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        pull(controller) {
          isRead = true;
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const answer = await sendUpload(key.secret, unread);
    expect(answer).toMatchObject(REFUSED);
    expect(answer.headers.get('Retry-After')).toBe('1');
    expect(isRead).toBe(false);
    const other = await newKey(account.ctx, { scopes: ['upload'] });
    expect((await upload(other.secret, [filePart('x')])).status).toBe(201);
    sockets.forEach((socket) => socket.destroy());
  });

  test('the refusal is in the audit log', async ({ db, project, key, fill }) => {
    const sockets = await fill();
    await upload(key.secret, [filePart('x')]);
    sockets.forEach((socket) => socket.destroy());
    const where = { tenantId: project.tenantId, action: 'file.rejected' };
    expect(await db.auditLog.findMany({ where })).toMatchObject([
      { environment: 'live', changes: { after: { original_filename: null, reasons: [SAID] } } },
    ]);
  });

  test('there is room again when one is stored', async ({ key, fill }) => {
    const [first, ...sockets] = await fill();
    first?.write(BODY.subarray(BODY.length / 2));
    await new Promise((resolve) => first?.once('data', resolve));
    expect((await upload(key.secret, [filePart('x')])).status).toBe(201);
    sockets.forEach((socket) => socket.destroy());
  });

  test('and when all their senders are gone from one moment to the next, for all of them', async ({
    db,
    key,
    dataDir,
    project,
    fill,
  }) => {
    const before = storedObjects(dataDir).length;
    for (const socket of await fill()) socket.resetAndDestroy();
    await until(() => storedObjects(dataDir).length === before);
    const sockets = await fill();
    expect(await upload(key.secret, [filePart('x')])).toMatchObject(REFUSED);
    sockets.forEach((socket) => socket.destroy());
    await until(() => storedObjects(dataDir).length === before);
    expect(await db.file.count({ where: { projectId: project.id } })).toBe(0);
  });
});

test('a place comes back whatever becomes of an upload', async ({ key }) => {
  const whole = multipart([filePart('x')]);
  const bodies = [multipart([filePart('')]), multipart([]), whole.subarray(0, -20)];
  for (let n = 0; n < UPLOADS_AT_ONCE; n++) {
    const answer = await sendUpload(key.secret, Buffer.from(bodies[n % 3] ?? ''));
    expect([400, 422]).toContain(answer.status);
  }
  expect((await sendUpload(key.secret, whole)).status).toBe(201);
});

test('where throttles are off, as many as are sent', async ({ key, fill }) => {
  provideEnv({ RATE_LIMITS: 'off' });
  const sockets = await fill();
  expect((await upload(key.secret, [filePart('x')])).status).toBe(201);
  sockets.forEach((socket) => socket.destroy());
});
