import { describe, expect } from 'vitest';
import { provideEnv } from '@/lib/env';
import { listen, PAGE_STATUS, type ListeningApp } from '@/lib/testing/app-server';
import { answerOf, timeless } from '@/lib/testing/call';
import { test as base } from '@/lib/testing/fixtures';
import { sendRaw } from '@/lib/testing/raw-request';
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

  test('one with a backslash in it, which some read as a slash, is refused', async ({ app }) => {
    expect((await sendRaw(app.port, 'GET /api/v1/\\api-keys HTTP/1.1')).status).toBe(400);
  });

  test.for(['/api/v1x', '/api/v2/api-keys', '/', '/x/api/v1/api-keys', '//api/v1/api-keys'])(
    '%s is for the pages',
    async (path, { app }) => {
      expect((await sendRaw(app.port, `GET ${path} HTTP/1.1`)).status).toBe(PAGE_STATUS);
    },
  );
});

describe('over a socket', () => {
  test('an answer is what the handler gave', async ({ app, anyKey, call }) => {
    const headers = { Authorization: `Bearer ${anyKey.secret}` };
    const url = `${PATH}/${anyKey.id}`;
    const answer = await answerOf(await fetch(app.url + url, { headers }));
    const direct = await call('GET', url, { credential: anyKey.secret });
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
