import { createServer } from 'node:http';
import { createAdaptorServer, getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import { PATH, answer, routeHandler, secretIn } from './handler.mjs';

const notFound = () => new Response('{}', { status: 404 });
const noParams = Promise.resolve({});

// What else a real tree has, so that routers have something to choose from.
const OTHERS = ['/api/v1/api-keys', '/api/v1/api-keys/:id', '/api/v1/files/:id/metadata', '/livez'];

/** Ways to mount one handler `(request, { params })` on one port; each returns a server to listen with. */
export const mounts = {
  'node:http': (find) =>
    createServer(async (incoming, outgoing) => {
      const secret = secretIn(incoming.headers.authorization);
      const row = incoming.url === PATH && secret ? await find(secret) : undefined;
      const { body, headers } = answer(row ?? null);
      outgoing.writeHead(row ? 200 : 401, {
        ...headers,
        'content-length': Buffer.byteLength(body),
      });
      outgoing.end(body);
    }),
  'hono app': (find) => honoApp(find, {}),
  'hono app, platform Response': (find) => honoApp(find, { overrideGlobalObjects: false }),
  'listener + TrieRouter': (find) => listener(find, {}),
  'listener + Map': (find) => listener(find, { router: mapRouter }),
  'listener + Map, platform Response': (find) =>
    listener(find, { router: mapRouter, adapter: { overrideGlobalObjects: false } }),
  'listener + Map, Headers instance': (find) =>
    listener(find, { router: mapRouter, handler: { headers: 'instance' } }),
  'listener + Map, new URL(request.url)': (find) =>
    listener(find, { router: mapRouter, handler: { parseUrl: true } }),
  'listener + Map, WeakMap address': (find) => listener(find, { router: mapRouter, address: true }),
  'listener + Map, 3 more async hops': (find) => listener(find, { router: mapRouter, hops: 3 }),
};

function honoApp(find, adapter) {
  const app = new Hono();
  const handler = routeHandler(find);
  app.get(PATH, (c) => handler(c.req.raw, { params: Promise.resolve(c.req.param()) }));
  for (const path of OTHERS) app.get(path, notFound);
  return createAdaptorServer({ fetch: app.fetch, ...adapter });
}

function listener(
  find,
  { router = trieRouter, adapter = {}, handler: options, address, hops = 0 },
) {
  const match = router(deeper(routeHandler(find, options), hops));
  const addresses = new WeakMap();
  const answerTo = (request, { incoming }) => {
    if (address) addresses.set(request, incoming.socket.remoteAddress);
    const end = incoming.url.indexOf('?');
    const path = end === -1 ? incoming.url : incoming.url.slice(0, end);
    const found = match(request.method, path);
    return found ? found.handler(request, { params: found.params }) : notFound();
  };
  return createServer(getRequestListener(answerTo, adapter));
}

function deeper(handler, hops) {
  return hops === 0 ? handler : deeper(async (...given) => await handler(...given), hops - 1);
}

// Not Hono's RegExpRouter: it refuses a tree that has both /api-keys/current and /api-keys/:id.
function trieRouter(handler) {
  const router = new TrieRouter();
  router.add('GET', PATH, handler);
  for (const path of OTHERS) router.add('GET', path, notFound);
  return (method, path) => {
    const [first] = router.match(method, path)[0];
    return first && { handler: first[0], params: Promise.resolve(first[1]) };
  };
}

function mapRouter(handler) {
  const fixed = new Map([[PATH, new Map([['GET', handler]])]]);
  return (method, path) => {
    const found = fixed.get(path)?.get(method);
    return found && { handler: found, params: noParams };
  };
}
