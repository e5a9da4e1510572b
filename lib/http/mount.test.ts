import { describe, expect, test as pureTest } from 'vitest';
import { test } from '@/lib/testing/fixtures';
import { mountRoutes } from './mount';
import { routes } from './routes.generated';

const PATH = '/api/v1/api-keys';

describe('a method that a resource does not have is 405 and told which it has', () => {
  test.for([
    ['PUT', PATH, 'GET, POST, HEAD, OPTIONS'],
    ['PATCH', PATH, 'GET, POST, HEAD, OPTIONS'],
    ['DELETE', PATH, 'GET, POST, HEAD, OPTIONS'],
    ['POST', `${PATH}/key_1`, 'GET, PATCH, DELETE, HEAD, OPTIONS'],
    ['DELETE', `${PATH}/current`, 'GET, HEAD, OPTIONS'],
    ['GET', '/api/v1/auth/login', 'POST, OPTIONS'],
    ['HEAD', '/api/v1/auth/login', 'POST, OPTIONS'],
    ['GET', '/api/v1/files/upload', 'POST, OPTIONS'],
    ['POST', '/livez', 'GET, HEAD, OPTIONS'],
    ['PROPFIND', PATH, 'GET, POST, HEAD, OPTIONS'],
    ['BREW', PATH, 'GET, POST, HEAD, OPTIONS'],
  ] as const)('%s %s', async ([method, path, allowed], { account, call }) => {
    const answer = await call(method, path, { credential: account.token });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('Allow')).toBe(allowed);
    if (method !== 'HEAD') expect(answer.body).toMatchObject({ code: 'method_not_allowed' });
  });
});

test('OPTIONS tells what a resource has, without a body', async ({ account, call }) => {
  const answer = await call('OPTIONS', `${PATH}/key_1`, { credential: account.token });
  expect(answer).toMatchObject({ status: 204, text: '' });
  expect(answer.headers.get('Allow')).toBe('GET, PATCH, DELETE, HEAD, OPTIONS');
  expect(answer.headers.get('Content-Type')).toBe(null);
});

test('OPTIONS grants other sites nothing', async ({ call }) => {
  const headers = {
    Origin: 'https://evil.example',
    'Access-Control-Request-Method': 'DELETE',
    'Access-Control-Request-Headers': 'authorization',
  };
  for (const path of [PATH, '/api/v1/auth/login']) {
    const answer = await call('OPTIONS', path, { headers });
    expect([...answer.headers.keys()].filter((name) => /access-control/.test(name))).toEqual([]);
  }
});

test('HEAD is answered by GET, with its status and its refusals', async ({ anyKey, call }) => {
  const { id, secret } = anyKey;
  const head = (path: string, credential?: string) => call('HEAD', path, { credential });
  expect((await head(`${PATH}/${id}`, secret)).status).toBe(200);
  expect((await head(`${PATH}/key_1`, secret)).status).toBe(404);
  expect((await head(PATH)).status).toBe(401);
  expect((await head('/api/v1/livez')).status).toBe(200);
});

describe('what no route owns', () => {
  test.for([
    '/api/v1/nothing',
    '/api/v1/nothing/at/all',
    '/api/v1/api-keys/',
    '/api/v1/api-keys//',
    '/api/v1//api-keys',
    '/api/v1/api-keys/key_1/nothing',
    '/api/v1/API-KEYS',
    '/api/v1/api%2dkeys',
    '/api/v1/livez.json',
    '/api/v1/api-keys.rsc',
    '/api/v1/[...path]',
    '/api/v1/constructor',
    '/api/v1/__proto__',
  ])('is 404: %s', async (path, { account, call }) => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await call(method, path, { credential: account.token });
      expect([method, answer.status, answer.body['code']]).toEqual([method, 404, 'not_found']);
    }
  });

  test('tells nothing to who has no credential', async ({ call }) => {
    expect(await call('GET', '/api/v1/nothing')).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
    });
  });

  test('is 404 whatever its query says', async ({ account, call }) => {
    const answer = await call('GET', '/api/v1/nothing?x=1&y', { credential: account.token });
    expect(answer.status).toBe(404);
  });
});

describe('the mount', () => {
  const echo =
    (text: string) =>
    async (_request: Request, { params }: Context) =>
      new Response(text + JSON.stringify(await params));
  type Context = { params: Promise<Record<string, unknown>> };
  const mount = mountRoutes([
    { path: '/t/[...rest]', module: { GET: echo('rest') } },
    { path: '/t/[id]', module: { GET: echo('id') } },
    { path: '/t/fixed', module: { GET: echo('fixed') } },
    { path: '/t/[id]/inner', module: { GET: echo('inner') } },
  ]);
  const ask = async (path: string) => {
    const match = mount.match(path);
    if (match === null) return null;
    return (await mount.answer(new Request(`http://localhost${path}`), path, match)).text();
  };

  pureTest('prefers what is exact, then what is shorter, then the rest', async () => {
    expect(await ask('/t/fixed')).toBe('fixed{}');
    expect(await ask('/t/one')).toBe('id{"id":"one"}');
    expect(await ask('/t/one/inner')).toBe('inner{"id":"one"}');
    expect(await ask('/t/one/two/three')).toMatch(/^rest/);
    expect(await ask('/elsewhere')).toBe(null);
    expect(await ask('/')).toBe(null);
  });

  pureTest('hands on a path segment decoded, once', async () => {
    expect(await ask('/t/a%20b')).toBe('id{"id":"a b"}');
    expect(await ask('/t/a%2520b')).toBe('id{"id":"a%20b"}');
    expect(await ask('/t/a%2Fb')).toBe('id{"id":"a/b"}');
  });

  pureTest('survives a segment that cannot be decoded', async () => {
    expect(await ask('/t/%E0%A4%A')).toBe('id{"id":"%E0%A4%A"}');
  });

  pureTest('refuses to start with a module whose GET is no handler', () => {
    expect(() => mountRoutes([{ path: '/x', module: { GET: 'not a function' } }])).toThrow(
      '/x exports a GET that is no handler',
    );
  });

  pureTest('does not take other exports for methods', () => {
    const handlers = { GET: echo('x'), dynamic: 'force-dynamic', TRACE: echo('trace') };
    expect(
      Object.keys(mountRoutes([{ path: '/x', module: handlers }]).match('/x')?.resource ?? {}),
    ).toEqual(['GET']);
  });

  pureTest('finds every one of the tree’s routes', () => {
    const whole = mountRoutes(routes);
    for (const { path } of routes) {
      const address = path.replace('[...path]', 'a/b').replace(/\[\w+\]/g, 'x');
      expect([path, whole.match(address) !== null]).toEqual([path, true]);
    }
  });
});
