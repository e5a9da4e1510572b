import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { env } from '@/lib/env';
import { setArrival } from './arrival';
import { setBodySource } from './body-stream';
import {
  clientAddress,
  clientAddressHeader,
  CLIENT_ADDRESS_HEADER,
  setClientAddress,
} from './client';
import { allowedBy, mountRoutes, type Match } from './mount';
import { refuseRaw, refuseStray } from './refuse-raw';
import { refuseUnparsed } from './refuse-unparsed';
import type { RouteEntry } from './route-entry';
import { takeRest } from './take-rest';
import { waitInLine } from './wait-in-line';

type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown;

/** A client has this long to send its headers, and no longer than this between two bytes of anything. */
const HEADERS_TIMEOUT_MS = 15_000;
const IDLE_TIMEOUT_MS = 60_000;

/** A browser that was here once comes by https only (RFC 6797). Of other hosts below ours this says nothing. */
const ONE_YEAR = 'max-age=31536000';

const isOnHttps = () => env().appUrl.startsWith('https:');

/**
 * The server: route modules answered directly, everything else by `pages`. A whole request may take as long as it keeps moving, so
 * a slow upload of a large file is not cut; a silent one is.
 */
export function createAppServer(routes: readonly RouteEntry[], pages: NodeHandler): Server {
  const listener = apiListener(routes);
  const handle = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    if (isOnHttps()) outgoing.setHeader('Strict-Transport-Security', ONE_YEAR);
    incoming.url = originForm(incoming.url);
    const about = {
      address: () => addressOf(incoming),
      allowed: () => listener.allowed(incoming),
    };
    takeRest(incoming, outgoing);
    if (refuseRaw(incoming, outgoing, about)) return;
    if (listener.answer(incoming, outgoing)) return;
    if (!refuseStray(incoming, outgoing, about)) answerPage(pages, incoming, outgoing);
  };
  const options = {
    // Refused by ourselves, in the form of every other refusal.
    requireHostHeader: false,
    requestTimeout: 0,
    headersTimeout: HEADERS_TIMEOUT_MS,
    keepAliveTimeout: IDLE_TIMEOUT_MS,
    connectionsCheckingInterval: 5_000,
  };
  const server = createServer(options, handle);
  // What else a caller expects is left out (RFC 9110, section 10.1.1); Node would answer an empty 417.
  server.on('checkExpectation', handle);
  switchNoProtocols(server);
  server.timeout = IDLE_TIMEOUT_MS;
  server.on('clientError', (error, socket) => {
    const address = 'remoteAddress' in socket ? String(socket.remoteAddress) : '';
    refuseUnparsed(error, socket, clientAddress(address, undefined, 0)).catch(() =>
      socket.destroy(),
    );
  });
  return server;
}

/**
 * Who offers to switch protocols, as Java's HTTP client does with h2c, is answered by HTTP/1.1 (RFC 9110, section 7.8). Node does so
 * while nobody listens for upgrades; Next begins to with its first page, and would end such connections without a word.
 */
function switchNoProtocols(server: Server): void {
  server.on('newListener', (event: unknown) => {
    if (event === 'upgrade') process.nextTick(() => server.removeAllListeners('upgrade'));
  });
}

/** A request may name the whole URL, as to a proxy (RFC 9112, section 3.2.2): its path counts, and no host that it claims. */
function originForm(url = '/'): string {
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '');
  return path.startsWith('/') || path === '*' ? path : `/${path}`;
}

/** What a request of HTTP/1.0 without `Host` is read with, as health checks are; nothing believes it. */
const NO_HOST = 'localhost';

const MATCH = Symbol('match');
const CAME = Symbol('came');
/** Ours is an HTTP/1.1 server: its incoming messages are Node's own. What owns their path is looked up once. */
type Incoming = Pick<IncomingMessage, 'url' | 'socket' | 'headers'> &
  Readable & { [MATCH]?: Match; [CAME]?: number };

/** The API's own listener: web-standard handlers on Node's server by `@hono/node-server`. */
function apiListener(routes: readonly RouteEntry[]) {
  const mount = mountRoutes(routes);
  const listener = getRequestListener(
    (request, { incoming }: { incoming: Incoming }) => {
      const match = incoming[MATCH];
      if (match === undefined) return new Response(null, { status: 404 });
      setClientAddress(request, addressOf(incoming));
      setBodySource(request, incoming);
      if (incoming[CAME] !== undefined) setArrival(request, incoming[CAME]);
      return mount.answer(request, pathOf(incoming), match);
    },
    { hostname: NO_HOST, autoCleanupIncoming: false },
  );
  return {
    /** False where no route owns the path: then nothing was answered. */
    answer: (incoming: IncomingMessage & Incoming, outgoing: ServerResponse): boolean => {
      const match = mount.match(pathOf(incoming));
      if (match === null) return false;
      incoming[MATCH] = match;
      if (match.inLine.includes(incoming.method ?? '')) {
        incoming[CAME] = performance.now();
        waitInLine(incoming, outgoing, () => listener(incoming, outgoing));
      } else void listener(incoming, outgoing);
      return true;
    },
    /** What may be asked of a path, for `Allow`; a page can be read. */
    allowed: (incoming: IncomingMessage): string => {
      const match = mount.match(pathOf(incoming));
      return match === null ? 'GET, HEAD' : allowedBy(match.resource);
    },
  };
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
