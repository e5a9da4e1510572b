import { once } from 'node:events';
import { describe, expect } from 'vitest';
import { listen, type ListeningApp } from '@/lib/testing/app-server';
import { test as base } from '@/lib/testing/fixtures';
import { open, readToEnd, sendRaw } from '@/lib/testing/raw-request';
import { stopServer } from './stop-server';

/** A handler that answers when the test says so. */
function gate() {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const GET = async () => {
    arrive();
    await released;
    return new Response('finished');
  };
  return { module: { GET }, arrived, release };
}

const test = base
  .extend('slow', () => gate())
  .extend('app', async ({ slow }, { onCleanup }): Promise<ListeningApp> => {
    const app = await listen([{ path: '/slow', module: slow.module }]);
    onCleanup(() => {
      slow.release();
      app.server.closeAllConnections();
      app.server.close();
    });
    return app;
  });

describe('a slow upload is not cut by a clock', () => {
  test('because no request as a whole has a deadline, only silence and slow headers have', ({
    app,
  }) => {
    const { requestTimeout, headersTimeout, timeout, keepAliveTimeout } = app.server;
    expect(requestTimeout).toBe(0);
    expect(headersTimeout).toBeGreaterThan(0);
    expect(headersTimeout).toBeLessThanOrEqual(60_000);
    expect(timeout).toBeGreaterThan(0);
    expect(timeout).toBeLessThanOrEqual(300_000);
    expect(keepAliveTimeout).toBeGreaterThan(0);
  });

  test('and a sender that says nothing is', async ({ app }) => {
    app.server.timeout = 50;
    const socket = await open(app.port);
    const answer = readToEnd(socket);
    socket.write('POST /api/v1/api-keys HTTP/1.1\r\nHost: localhost\r\n');
    expect((await answer).status).not.toBe(200);
  });
});

describe('a graceful stop', () => {
  test('lets a request in flight finish and takes no new one', async ({ app, slow }) => {
    const inFlight = sendRaw(app.port, 'GET /slow HTTP/1.1');
    await slow.arrived;
    let isStopped = false;
    const stopped = stopServer(app.server).then(() => (isStopped = true));
    await expect(open(app.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(isStopped).toBe(false);
    slow.release();
    const answer = await inFlight;
    expect([answer.status, answer.body]).toEqual([200, expect.stringContaining('finished')]);
    await stopped;
    expect(app.server.listening).toBe(false);
  });

  test('does not wait for connections on which nothing happens', async ({ app }) => {
    const socket = await open(app.port);
    const closed = once(socket, 'close');
    socket.write('GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'data');
    await stopServer(app.server);
    await closed;
  });

  test('closes a kept connection once its request in flight is answered', async ({ app, slow }) => {
    const socket = await open(app.port);
    const answer = readToEnd(socket);
    socket.write('GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await slow.arrived;
    const stopped = stopServer(app.server);
    slow.release();
    await stopped;
    expect((await answer).status).toBe(200);
  });

  test('of a server that never served is at once', async ({ app }) => {
    await stopServer(app.server);
    await expect(stopServer(app.server)).resolves.toBeUndefined();
  });
});
