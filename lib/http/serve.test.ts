import { once } from 'node:events';
import { describe, expect } from 'vitest';
import { provideEnv } from '@/lib/env';
import { listen, PAGE_STATUS, type ListeningApp } from '@/lib/testing/app-server';
import { answerOf, timeless } from '@/lib/testing/call';
import { test as base } from '@/lib/testing/fixtures';
import { open, readToEnd, sendHead, sendRaw } from '@/lib/testing/raw-request';
import { CLIENT_ADDRESS_HEADER } from './client';
import { flushKeyUses } from '@/lib/keys';

const PATH = '/api/v1/api-keys';

const test = base.extend('app', { scope: 'file' }, async ({ db }, { onCleanup }) => {
  expect(db).toBeTruthy();
  const app: ListeningApp = await listen();
  onCleanup(() => {
    app.server.closeAllConnections();
    app.server.close();
  });
  return app;
});

describe('what no handler can see rightly is refused before any', () => {
  test('two Authorization lines, of which Node shows only the first', async ({ app, anyKey }) => {
    const good = `Authorization: Bearer ${anyKey.secret}`;
    const bad = 'Authorization: Bearer rubbish';
    for (const lines of [
      [good, bad],
      [bad, good],
      [good, good],
      [good, good.toLowerCase().replace(anyKey.secret.toLowerCase(), anyKey.secret)],
    ]) {
      const answer = await sendRaw(app.port, `GET ${PATH} HTTP/1.1`, ...lines);
      expect(answer.status).toBe(401);
      expect(answer.head).toMatch(
        /www-authenticate: Bearer realm="uploadkit", error="invalid_token"/i,
      );
      expect(answer.body).toContain('"code":"unauthenticated"');
      expect(answer.body).toContain('"message":"Invalid or missing API key"');
    }
    expect((await sendRaw(app.port, `GET ${PATH} HTTP/1.1`, good)).status).toBe(200);
  });

  test('two Authorization lines for a page', async ({ app }) => {
    const answer = await sendRaw(
      app.port,
      'GET / HTTP/1.1',
      'Authorization: a',
      'Authorization: b',
    );
    expect(answer.status).toBe(401);
  });

  test.for([PATH, '/', '/livez', '*'])('TRACE %s', async (target, { app }) => {
    const answer = await sendRaw(app.port, `TRACE ${target} HTTP/1.1`, 'Cookie: secret=1');
    expect(answer.status).toBe(405);
    expect(answer.body + answer.head).not.toContain('secret=1');
    expect(answer.head).toMatch(/x-request-id: req_/i);
    const allowed = target === PATH ? 'GET, POST, HEAD, OPTIONS' : 'GET, HEAD';
    expect(answer.head).toMatch(new RegExp(`^allow: ${allowed}`, 'im'));
  });

  test('under the name that the caller gave the request', async ({ app }) => {
    const own = 'X-Request-Id: my-own-request-1';
    const twice = ['Authorization: a', 'Authorization: b'];
    for (const { head } of [
      await sendRaw(app.port, `TRACE ${PATH} HTTP/1.1`, own),
      await sendRaw(app.port, `GET ${PATH} HTTP/1.1`, own, ...twice),
    ])
      expect(head).toMatch(/^x-request-id: my-own-request-1\r?$/im);
  });

  test('and tells what the address has left of wrong credentials', async ({ app }) => {
    provideEnv({ RATE_LIMITS: 'free=60' });
    const trace = await sendRaw(app.port, `TRACE ${PATH} HTTP/1.1`);
    const twice = ['Authorization: a', 'Authorization: b'];
    const two = await sendRaw(app.port, `GET ${PATH} HTTP/1.1`, ...twice);
    provideEnv({ RATE_LIMITS: 'off' });
    for (const { head } of [trace, two])
      expect(head).toMatch(/^ratelimit: "authentication";r=\d+;t=\d+\r?$/im);
  });
});

describe('a path is what was sent, not what it might mean', () => {
  test.for([
    `/api/v1/files/%2e%2e/api-keys`,
    `/api/v1/files/../api-keys`,
    `/api/v1/auth/login/../../api-keys`,
    `/api/v1/api-keys%2fcurrent`,
    `/api/v1/api-keys;x=1`,
    `/api/v1/api-keys%00`,
  ])('%s is no way around', async (path, { app, anyKey }) => {
    const without = await sendRaw(app.port, `GET ${path} HTTP/1.1`);
    expect(without.status).toBe(401);
    const key = `Authorization: Bearer ${anyKey.secret}`;
    const answer = await sendRaw(app.port, `GET ${path} HTTP/1.1`, key);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain(anyKey.id);
  });

  test.for([
    ['a backslash, which some read as a slash', '/api/v1/\\api-keys', ['Host: x']],
    ['no Host', '/api/v1/livez', []],
    ['two Hosts', '/api/v1/livez', ['Host: a', 'Host: b']],
    ['a Host with a space in it', '/api/v1/livez', ['Host: x y']],
    ['a Host with a path', '/livez', ['Host: x/api/v1/api-keys?']],
    ['a Host with a user', '/', ['Host: user@evil.example']],
  ] as const)('a target that is no URL is refused like all else: %s', async (given, { app }) => {
    const [, path, lines] = given;
    const own = 'X-Request-Id: my-own-request-2';
    const answer = await sendHead(app.port, `GET ${path} HTTP/1.1`, ...lines, own);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({
      code: 'malformed_request',
      errors: [expect.stringMatching(/^The (Host header|path) /)],
      request_id: 'my-own-request-2',
    });
    expect(answer.head).toMatch(/^cache-control: no-store\r$/im);
  });

  test.for(['localhost', 'LOCALHOST:80', '127.0.0.1:3000', '[::1]:3000', 'a_b.example.', ''])(
    'a Host that names one is believed nothing and refused nothing: %j',
    async (host, { app }) => {
      const answer = await sendHead(app.port, 'GET /api/v1/livez HTTP/1.1', `Host: ${host}`);
      expect(answer.status).toBe(200);
    },
  );

  test('a health check by HTTP/1.0 names no host, and is answered', async ({ app }) => {
    for (const path of ['/livez', '/api/v1/livez'])
      expect((await sendHead(app.port, `GET ${path} HTTP/1.0`)).status).toBe(200);
  });

  test('what else a request expects is left out', async ({ app }) => {
    const answer = await sendRaw(app.port, 'GET /api/v1/livez HTTP/1.1', 'Expect: miracles');
    expect(answer.status).toBe(200);
  });

  test.for(['/api/auth/session', '/apis', '/', '/x/api/v1/api-keys', '//api/v1/api-keys'])(
    '%s is for the pages',
    async (path, { app }) => {
      expect((await sendRaw(app.port, `GET ${path} HTTP/1.1`)).status).toBe(PAGE_STATUS);
    },
  );
});

describe('over a socket', () => {
  test('an answer is what the handler gave', async ({ app, anyKey, account, call }) => {
    // A session's: a key's own use would show in its record between the two.
    const headers = { Authorization: `Bearer ${account.token}` };
    const url = `${PATH}/${anyKey.id}`;
    const answer = await answerOf(await fetch(app.url + url, { headers }));
    const direct = await call('GET', url, { credential: account.token });
    expect(timeless(answer)).toEqual(timeless(direct));
    expect(answer.headers.get('X-Powered-By')).toBe(null);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });

  test('HEAD has the headers and no body', async ({ app, anyKey }) => {
    const line = `Authorization: Bearer ${anyKey.secret}`;
    const answer = await sendRaw(app.port, `HEAD ${PATH} HTTP/1.1`, line);
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(answer.head).toMatch(/content-type: application\/json/i);
  });

  test.for(['transfer-encoding: chunked\r\nContent-Length: 5', 'Content-Length: abc', 'X: a\0b'])(
    'a request that could be read in two ways is refused: %j',
    async (line, { app }) => {
      const answer = await sendRaw(app.port, `POST ${PATH} HTTP/1.1`, line);
      expect(answer.status).toBe(400);
    },
  );

  test.for([
    ['no request at all', ['nonsense'], 'This is not an HTTP request'],
    ['a zero byte', [`GET ${PATH} HTTP/1.1`, 'X: a\0b'], 'This is not an HTTP request'],
    [
      'too many headers',
      [`GET ${PATH} HTTP/1.1`, `X: ${'x'.repeat(20_000)}`],
      'The headers are larger than 16 KiB',
    ],
  ] as const)(
    'what cannot be parsed is told so like everything else: %s',
    async (given, { app }) => {
      const [, lines, detail] = given;
      provideEnv({ RATE_LIMITS: 'free=60' });
      const answer = await sendRaw(app.port, ...lines);
      provideEnv({ RATE_LIMITS: 'off' });
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.body)).toMatchObject({
        code: 'malformed_request',
        errors: [detail],
      });
      expect(answer.head).toMatch(/^x-request-id: req_\w+\r$/im);
      expect(answer.head).toMatch(/^cache-control: no-store\r$/im);
      expect(answer.head).toMatch(/^ratelimit: "authentication";r=\d+;t=\d+\r$/im);
    },
  );

  test('and so is a request that ends in the middle of its body', async ({ app, account }) => {
    const socket = await open(app.port);
    const answer = readToEnd(socket);
    const line = `Authorization: Bearer ${account.token}`;
    const head = [`POST ${PATH} HTTP/1.1`, 'Host: x', line, 'Content-Length: 100'];
    socket.end([...head, '', '{}'].join('\r\n'));
    expect(JSON.parse((await answer).body)).toMatchObject({
      errors: ['The request ended before it was whole'],
    });
  });

  test('and so is what follows a good request on its connection', async ({ app, account }) => {
    const socket = await open(app.port);
    const answer = readToEnd(socket);
    const good = [`GET ${PATH} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${account.token}`];
    socket.write([...good, '', ''].join('\r\n'));
    await once(socket, 'data');
    socket.write('nonsense\r\n\r\n');
    const { body } = await answer;
    const [first = '', second] = body.split('HTTP/1.1 ');
    expect(JSON.parse(first)).toMatchObject({ status: 'SUCCESS' });
    expect(second).toMatch(/^400 Bad Request\r\n/);
  });

  test('but nothing is written into an answer that has begun', async ({ db }) => {
    void db;
    const begun = () => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(Buffer.from('begun')),
      });
      return Promise.resolve(new Response(body));
    };
    const { server, port } = await listen([{ path: '/begun', module: { POST: begun } }]);
    const socket = await open(port);
    const answer = readToEnd(socket);
    const head = ['POST /begun HTTP/1.1', 'Host: x', 'Transfer-Encoding: chunked'];
    socket.write([...head, '', '1', 'a', ''].join('\r\n'));
    await once(socket, 'data');
    socket.write('no size\r\n');
    const { status, body } = await answer;
    expect(status).toBe(200);
    expect(body).toContain('begun');
    expect(body).not.toContain('HTTP/1.1');
    server.close();
  });

  test.for(['http://localhost', 'HTTP://evil.example:81', 'https://user@evil.example'])(
    'a request that names a whole URL is for its path: %s',
    async (origin, { app, account }) => {
      const line = `Authorization: Bearer ${account.token}`;
      const answer = await sendRaw(app.port, `GET ${origin}${PATH} HTTP/1.1`, line);
      expect(answer).toMatchObject({ status: 200 });
      expect(answer.head).not.toMatch(/^location:/im);
      expect((await sendRaw(app.port, `GET ${origin} HTTP/1.1`)).status).toBe(PAGE_STATUS);
      expect((await sendRaw(app.port, `GET ${origin}?x=1 HTTP/1.1`)).status).toBe(PAGE_STATUS);
    },
  );
});

describe('the client’s address', () => {
  const addressAfter = async (app: ListeningApp, secret: string, headers: HeadersInit) => {
    const all = { Authorization: `Bearer ${secret}`, ...Object.fromEntries(new Headers(headers)) };
    await fetch(`${app.url}${PATH}/current`, { headers: all });
    await flushKeyUses();
    const answer = await answerOf(await fetch(`${app.url}${PATH}/current`, { headers: all }));
    return answer.data;
  };
  const forwarded = { 'X-Forwarded-For': '6.6.6.6, 203.0.113.9' };

  test('is the socket’s, and a forged header is ignored', async ({ app, anyKey }) => {
    const forged = { ...forwarded, [CLIENT_ADDRESS_HEADER]: '6.6.6.6', 'X-Real-IP': '6.6.6.6' };
    expect(await addressAfter(app, anyKey.secret, forged)).toMatchObject({
      last_used_ip: '127.0.0.1',
    });
  });

  test('is counted from the right behind a trusted proxy', async ({ app, anyKey }) => {
    provideEnv({ TRUSTED_PROXIES: '1' });
    const seen = await addressAfter(app, anyKey.secret, forwarded);
    provideEnv({ TRUSTED_PROXIES: '0' });
    expect(seen).toMatchObject({ last_used_ip: '203.0.113.9' });
  });

  test('reaches the pages in a header that no client can write', async ({ app }) => {
    const headers = { [CLIENT_ADDRESS_HEADER]: 'forged 6.6.6.6' };
    const response = await fetch(`${app.url}/a-page`, { headers });
    const seen = response.headers.get('X-Seen') ?? '';
    expect(seen).toMatch(/"x-uploadkit-client":"[0-9a-f-]{36} 127\.0\.0\.1"/);
    expect(seen).not.toContain('6.6.6.6');
  });
});

describe('over https, browsers are told to come by https only', () => {
  const answers = (app: ListeningApp) =>
    Promise.all([
      sendRaw(app.port, 'GET /livez HTTP/1.1'),
      sendRaw(app.port, `GET ${PATH} HTTP/1.1`),
      sendRaw(app.port, 'GET / HTTP/1.1'),
      sendRaw(app.port, 'TRACE / HTTP/1.1'),
    ]);

  test('with every answer: of the API, of a page, and of neither', async ({ app }) => {
    provideEnv({ APP_URL: 'https://uploads.example.com' });
    for (const { head } of await answers(app))
      expect(head).toMatch(/strict-transport-security: max-age=31536000\r\n/i);
  });

  test('and never over http, where they would not come back', async ({ app }) => {
    provideEnv({ APP_URL: '' });
    for (const { head } of await answers(app)) expect(head).not.toMatch(/strict-transport/i);
  });
});
