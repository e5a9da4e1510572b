import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect } from 'vitest';
import { addContext } from '@/lib/testing/account';
import { listen, type ListeningApp } from '@/lib/testing/app-server';
import { test as base } from '@/lib/testing/fixtures';
import { open, readToEnd } from '@/lib/testing/raw-request';

const MIB = 1024 * 1024;
const CHUNK = Buffer.alloc(MIB, 'a');

const test = base.extend('app', { scope: 'file' }, async ({ db }, { onCleanup }) => {
  expect(db).toBeTruthy();
  const app: ListeningApp = await listen();
  onCleanup(() => {
    app.server.closeAllConnections();
    app.server.close();
  });
  return app;
});

const BEGINNING = [
  '--x\r\nContent-Disposition: form-data; name="context"\r\n\r\nstrict',
  '--x\r\nContent-Disposition: form-data; name="file"; filename="a.exe"\r\n\r\n',
].join('\r\n');

/** Sends 70 MiB, most of them after the answer has begun to come, then one more request on the same connection. */
async function sendOn(port: number, credential: string) {
  const socket = await open(port);
  const answer = readToEnd(socket);
  const head = [
    'POST /api/v1/files/upload HTTP/1.1',
    'Host: localhost',
    `Authorization: Bearer ${credential}`,
    'Content-Type: multipart/form-data; boundary=x',
    `Content-Length: ${BEGINNING.length + 70 * MIB}`,
  ];
  const begun = once(socket, 'data');
  socket.write([...head, '', BEGINNING].join('\r\n'));
  socket.write(CHUNK);
  await begun;
  const rest = Readable.from(Array.from({ length: 69 }, () => CHUNK));
  await pipeline(rest, socket, { end: false }).catch(() => undefined);
  socket.write('GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  const { status, body } = await answer;
  return { status, next: /HTTP\/1\.1 (\d{3})/.exec(body)?.[1] };
}

test('a sender who is refused before the first byte may send on', async ({ app }) => {
  expect(await sendOn(app.port, 'rubbish')).toEqual({ status: 401, next: '200' });
});

test('and so may one who is refused in the middle', async ({ app, db, project, makeKey }) => {
  const owner = { tenantId: project.tenantId, projectId: project.id };
  await db.tenant.update({ where: { id: project.tenantId }, data: { tier: 'team' } });
  await addContext(db, owner, { contextKey: 'strict', allowedExtensions: ['txt'] });
  const { secret } = await makeKey({ scopes: ['upload'] });
  expect(await sendOn(app.port, secret)).toEqual({ status: 400, next: '200' });
});
