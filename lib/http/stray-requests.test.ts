import { describe, expect } from 'vitest';
import { listen, PAGE_STATUS, type ListeningApp } from '@/lib/testing/app-server';
import { test as base } from '@/lib/testing/fixtures';
import { sendHead, sendRaw } from '@/lib/testing/raw-request';

const test = base.extend('app', { scope: 'file' }, async ({ db }, { onCleanup }) => {
  expect(db).toBeTruthy();
  const app: ListeningApp = await listen();
  onCleanup(() => {
    app.server.closeAllConnections();
    app.server.close();
  });
  return app;
});

describe('what is neither of the API nor a page is not found', () => {
  test.for([
    '/api',
    '/api/',
    '/api/v2/api-keys',
    '/api/v1x',
    '/api/files?page=1',
    '/API/v1/api-keys',
    '/_next/../api/v1/api-keys',
    '/x/%2e%2E/api/v1/api-keys',
    '/./api/v1/api-keys',
    '/api/auth/../v1/api-keys',
    '/..',
  ])('%s', async (path, { app, anyKey }) => {
    const lines = [`Authorization: Bearer ${anyKey.secret}`, 'X-Request-Id: my-own-request-3'];
    const answer = await sendRaw(app.port, `GET ${path} HTTP/1.1`, ...lines);
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.body)).toMatchObject({
      status: 'ERROR',
      code: 'not_found',
      request_id: 'my-own-request-3',
    });
    expect(answer.head).toMatch(/^cache-control: no-store\r$/im);
  });

  test.for(['/api/auth/session', '/x..', '/..x/', '/a?next=/../b'])(
    '%s is for the pages',
    async (path, { app }) => {
      expect((await sendRaw(app.port, `GET ${path} HTTP/1.1`)).status).toBe(PAGE_STATUS);
    },
  );
});

test.for(['OPTIONS', 'GET'])('%s for the whole server names no path', async (method, { app }) => {
  const answer = await sendRaw(app.port, `${method} * HTTP/1.1`);
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.body)).toMatchObject({
    code: 'malformed_request',
    errors: ['The target is * and no path'],
  });
});

test('who offers to switch protocols is answered by HTTP/1.1, also once Next listens for it', async ({
  app,
}) => {
  // As Next does with the first page that it is asked for.
  app.server.on('upgrade', (_incoming, socket) => void socket.destroy());
  await sendRaw(app.port, 'GET / HTTP/1.1');
  for (const protocol of ['h2c', 'websocket']) {
    const offer = [`Upgrade: ${protocol}`, 'Connection: Upgrade', 'Host: localhost'];
    const answer = await sendHead(app.port, 'GET /api/v1/livez HTTP/1.1', ...offer);
    expect(answer.status).toBe(200);
  }
});
