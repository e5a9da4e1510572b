import { existsSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { listen } from '@/lib/testing/app-server';
import { newKey, test as base, type TestKey } from '@/lib/testing/fixtures';
import { open } from '@/lib/testing/raw-request';
import {
  BOUNDARY,
  filePart,
  multipart,
  sendUpload,
  someBytes,
  storedObjects,
  upload,
  UPLOAD_PATH,
} from '@/lib/testing/upload';

const MIB = 1024 * 1024;

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

/** A body that breaks after so many of its bytes. */
function breaking(
  body: Buffer<ArrayBuffer>,
  after: number,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) return controller.error(new Error('the sender went away'));
      isSent = true;
      controller.enqueue(new Uint8Array(body.subarray(0, after)));
    },
  });
}

describe('a sender that breaks off', () => {
  test.for([0, 1, 10, 50, 90, 99, 100])(
    'at %i percent leaves nothing on the disk and nothing in the database',
    async (percent, { db, key, dataDir, project }) => {
      const before = storedObjects(dataDir);
      const body = multipart([filePart(someBytes(MIB))]);
      const after = Math.floor((body.length * percent) / 100);
      const answer = await sendUpload(key.secret, breaking(body, after));
      expect(answer).toMatchObject({ status: 400, body: { code: 'malformed_request' } });
      expect(storedObjects(dataDir)).toEqual(before);
      expect(await db.file.count({ where: { projectId: project.id } })).toBe(0);
    },
  );
});

/** Resolves once the storage holds a temporary object of this upload. */
async function untilArriving(dataDir: string, before: readonly string[]): Promise<void> {
  while (storedObjects(dataDir).length <= before.length) await new Promise(setImmediate);
}

/** Resolves once the storage holds exactly this again. */
async function untilOnly(dataDir: string, expected: readonly string[]): Promise<void> {
  while (storedObjects(dataDir).length !== expected.length) await new Promise(setImmediate);
}

const head = ({ secret }: TestKey, length: number) =>
  [
    `POST ${UPLOAD_PATH} HTTP/1.1`,
    'Host: localhost',
    `Authorization: Bearer ${secret}`,
    `Content-Type: multipart/form-data; boundary=${BOUNDARY}`,
    `Content-Length: ${length}`,
    '',
    '',
  ].join('\r\n');

describe('a connection that is cut while a file arrives', () => {
  test.for([50, 99])(
    'at %i percent leaves nothing',
    async (percent, { app, db, key, dataDir, project }) => {
      const before = storedObjects(dataDir);
      const body = multipart([filePart(someBytes(MIB))]);
      const socket = await open(app.port);
      socket.write(head(key, body.length));
      socket.write(body.subarray(0, Math.floor((body.length * percent) / 100)));
      await untilArriving(dataDir, before);
      socket.resetAndDestroy();
      await untilOnly(dataDir, before);
      expect(await db.file.count({ where: { projectId: project.id } })).toBe(0);
    },
  );

  test('because fewer bytes came than were declared leaves nothing', async ({
    app,
    db,
    key,
    dataDir,
    project,
  }) => {
    const before = storedObjects(dataDir);
    const body = multipart([filePart(someBytes(1000))]);
    const socket = await open(app.port);
    socket.resume();
    socket.write(head(key, body.length + 100));
    socket.end(body);
    await once(socket, 'close');
    await untilOnly(dataDir, before);
    expect(await db.file.count({ where: { projectId: project.id } })).toBe(0);
  });

  test('does not disturb the others that are arriving', async ({ app, db, dataDir, account }) => {
    const key = await newKey(account.ctx, { scopes: ['upload'] });
    const before = storedObjects(dataDir);
    const body = multipart([filePart(someBytes(MIB))]);
    const socket = await open(app.port);
    socket.write(head(key, body.length));
    socket.write(body.subarray(0, MIB / 2));
    await untilArriving(dataDir, before);
    const others = Promise.all([1, 2, 3].map(() => upload(key.secret, [filePart(someBytes(MIB))])));
    socket.resetAndDestroy();
    expect((await others).map(({ status }) => status)).toEqual([201, 201, 201]);
    await untilOnly(dataDir, [...before, 'a', 'b', 'c']);
    const rows = await db.file.findMany({ where: { projectId: account.project.id } });
    expect(rows).toHaveLength(3);
    for (const { objectPath } of rows)
      expect(existsSync(path.join(dataDir, 'files', objectPath))).toBe(true);
  });
});
