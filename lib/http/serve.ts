import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { env } from '@/lib/env';
import { setBodySource } from './body-stream';
import {
  clientAddress,
  clientAddressHeader,
  CLIENT_ADDRESS_HEADER,
  setClientAddress,
} from './client';
import { mountRoutes } from './mount';
import { refuseRaw } from './refuse-raw';
import type { RouteEntry } from './route-entry';

type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown;

/** A client has this long to send its headers, and no longer than this between two bytes of anything. */
const HEADERS_TIMEOUT_MS = 15_000;
const IDLE_TIMEOUT_MS = 60_000;

/**
 * The server: route modules answered directly, everything else by `pages`. A whole request may take as long as it keeps moving, so
 * a slow upload of a large file is not cut; a silent one is.
 */
export function createAppServer(routes: readonly RouteEntry[], pages: NodeHandler): Server {
  const listener = apiListener(routes);
  const server = createServer(
    {
      requestTimeout: 0,
      headersTimeout: HEADERS_TIMEOUT_MS,
      keepAliveTimeout: IDLE_TIMEOUT_MS,
      connectionsCheckingInterval: 5_000,
    },
    (incoming, outgoing) => {
      if (refuseRaw(incoming, outgoing)) return;
      if (listener.owns(pathOf(incoming))) void listener.answer(incoming, outgoing);
      else answerPage(pages, incoming, outgoing);
    },
  );
  server.timeout = IDLE_TIMEOUT_MS;
  return server;
}

/** Ours is an HTTP/1.1 server: its incoming messages are Node's own. */
type Bindings = { incoming: Pick<IncomingMessage, 'url' | 'socket' | 'headers'> & Readable };

/** The API's own listener: web-standard handlers on Node's server by `@hono/node-server`. */
function apiListener(routes: readonly RouteEntry[]) {
  const mount = mountRoutes(routes);
  const answer = getRequestListener(async (request, { incoming }: Bindings) => {
    const path = pathOf(incoming);
    const match = mount.match(path);
    if (match === null) return new Response(null, { status: 404 });
    setClientAddress(request, addressOf(incoming));
    setBodySource(request, incoming);
    return mount.answer(request, path, match);
  });
  return { owns: (path: string) => mount.match(path) !== null, answer };
}

/** Pages are Next's; the address travels in a header that only this process can write. */
function answerPage(pages: NodeHandler, incoming: IncomingMessage, outgoing: ServerResponse): void {
  incoming.headers[CLIENT_ADDRESS_HEADER] = clientAddressHeader(addressOf(incoming));
  pages(incoming, outgoing);
}

function pathOf(incoming: { url?: string | undefined }): string {
  const url = incoming.url ?? '/';
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

function addressOf({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): string {
  const forwarded = headers['x-forwarded-for'];
  const text = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
  return clientAddress(socket.remoteAddress ?? '', text, env().TRUSTED_PROXIES);
}
