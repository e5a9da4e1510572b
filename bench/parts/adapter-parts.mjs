import { EventEmitter } from 'node:events';
import { getRequestListener } from '@hono/node-server';

const PlatformResponse = globalThis.Response;
const RAW = ['Host', '127.0.0.1:3000', 'Authorization', 'Bearer uk_test_0', 'Accept', '*/*'];
const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-request-id': 'req_0123456789',
  'ratelimit-policy': '"default";q=60;w=60',
  ratelimit: '"default";r=59;t=60',
};
const BODY = JSON.stringify({ status: 'SUCCESS', data: 'x'.repeat(700) });

// Stands in for node:http on both sides, so that only the adapter is timed.
const incoming = () => ({
  method: 'GET',
  url: '/api/v1/api-keys/current',
  rawHeaders: RAW,
  headers: { host: RAW[1], authorization: RAW[3], accept: RAW[5] },
  socket: {},
});
class Outgoing extends EventEmitter {
  writeHead() {}
  write() {}
  end() {}
  hasHeader() {
    return false;
  }
}

/** What @hono/node-server adds to a request and its answer, by how the handler makes its response. */
export function adapterParts() {
  const light = { overrideGlobalObjects: true };
  const through = (handler) => {
    const listener = getRequestListener(handler, light);
    return () => listener(incoming(), new Outgoing());
  };
  const plain = () => new Response(BODY, { headers: HEADERS });
  const after = (read) => through(async (request) => (read(request), plain()));
  const headersInstance = () => new Response(BODY, { headers: new Headers(HEADERS) });
  const platform = () => new PlatformResponse(BODY, { headers: HEADERS });
  return [
    ['adapter: stand-ins alone', () => [incoming(), new Outgoing()]],
    ['adapter: light Response, plain headers, not async', through(plain)],
    ['adapter: light Response, plain headers, async', through(async () => plain())],
    ['adapter: and request.headers.get once', after((request) => request.headers.get('accept'))],
    ['adapter: and request.headers.get four times', after((request) => fourReads(request.headers))],
    ['adapter: and all request headers listed', after((request) => [...request.headers])],
    ['adapter: and request.signal read', after((request) => request.signal)],
    ['adapter: and response.headers.set once', through(async () => later(plain()))],
    ['adapter: light Response, Headers instance', through(async () => headersInstance())],
    ['adapter: platform Response, plain headers', through(async () => platform())],
  ];
}

function fourReads(headers) {
  for (const name of ['authorization', 'x-request-id', 'accept', 'cookie']) headers.get(name);
}

function later(response) {
  response.headers.set('x-later', '1');
  return response;
}
