import { TrieRouter } from 'hono/router/trie-router';
import { AppError } from '@/lib/errors';
import { arrivalOf } from './arrival';
import { clientOf } from './client';
import { isDeclared } from './declaration';
import { emptyAnswerHeaders } from './envelope';
import { errorResponse } from './error-response';
import { logRefusal } from './log-answer';
import { countAnswer, countAuthentication } from './metrics';
import { rateHeaders } from './rate-headers';
import { failureBudget } from './rate-limit';
import { credentialOf, refuseCredential } from './refuse-credential';
import { requestIdOf } from './request-id';
import { METHODS, type Method, type RouteEntry } from './route-entry';

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, unknown>> },
) => Promise<Response>;

/** The handlers of one URL by method; HEAD is answered by GET. */
type Resource = Partial<Record<Method, Handler>>;

/** What is mounted: `route` is its pattern in Next's notation, `inLine` has the methods whose callers wait before they are let in. */
type Mounted = { route: string; resource: Resource; inLine: readonly string[] };

/** What owns a path. */
export type Match = Mounted & { params: Record<string, string> };

/** Finds what answers a path: null when no route owns it. */
export type Mount = {
  match(pathname: string): Match | null;
  /** Answers a request for a path that {@link Mount.match} knows. */
  answer(request: Request, pathname: string, match: Match): Promise<Response>;
};

/**
 * Mounts the tree's route modules on a router: exact paths by a map, the rest by Hono's trie. The handlers are the very ones that
 * Next serves, called without Next's pipeline.
 */
export function mountRoutes(entries: readonly RouteEntry[]): Mount {
  const exact = new Map<string, Mounted>();
  const router = new TrieRouter<Mounted>();
  for (const entry of [...entries].sort(catchAllsLast)) {
    const resource = resourceOf(entry);
    const mounted = { route: entry.path, resource, inLine: methodsInLine(resource) };
    const pattern = toPattern(entry.path);
    if (pattern === entry.path) exact.set(pattern, mounted);
    else router.add('ALL', pattern, mounted);
  }
  return {
    match(pathname) {
      const mounted = exact.get(pathname);
      if (mounted === undefined) return matchPattern(router, pathname);
      const { route, resource, inLine } = mounted;
      return { route, resource, inLine, params: {} };
    },
    answer,
  };
}

async function answer(request: Request, pathname: string, match: Match): Promise<Response> {
  const startedAt = arrivalOf(request);
  const response = await respond(request, pathname, match);
  const { method } = request;
  countAnswer({ route: match.route, method, status: response.status }, startedAt);
  return response;
}

async function respond(request: Request, pathname: string, match: Match): Promise<Response> {
  const refusal = pathname.startsWith('/api/v1/') ? refuseCredential(request, pathname) : null;
  if (refusal !== null) {
    logRefusal(request.method, pathname, refusal);
    countAuthentication(credentialOf(request).kind, 'unauthenticated');
    return withBudget(request, refusal);
  }
  const { resource, params } = match;
  if (request.method === 'OPTIONS') {
    const headers = { ...emptyAnswerHeaders(requestIdOf(request)), Allow: allowedBy(resource) };
    return withBudget(request, new Response(null, { status: 204, headers }));
  }
  const handler = handlerFor(resource, request.method);
  if (handler === undefined) return withBudget(request, refuseMethod(request, resource));
  return handler(request, { params: Promise.resolve(params) });
}

/** An answer that no handler gives tells what its address has left of wrong credentials. */
async function withBudget(request: Request, response: Response): Promise<Response> {
  const headers = rateHeaders(await failureBudget(clientOf(request).ipAddress));
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** The methods a module exports; anything else it exports is not a handler. */
function resourceOf({ path, module }: RouteEntry): Resource {
  const resource: Resource = {};
  for (const method of METHODS) {
    const handler = module[method];
    if (handler === undefined) continue;
    if (!isHandler(handler)) throw new Error(`${path} exports a ${method} that is no handler`);
    resource[method] = handler;
  }
  return resource;
}

function methodsInLine(resource: Resource): Method[] {
  return METHODS.filter((method) => {
    const handler = resource[method];
    return isDeclared(handler) && handler.declaration.hashes === true;
  });
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

/** `/a/[...path]` answers only what nothing else does. */
function catchAllsLast(one: RouteEntry, other: RouteEntry): number {
  return Number(one.path.includes('[...')) - Number(other.path.includes('[...'));
}

/** Next's notation as Hono's: `[id]` is `:id`, `[...path]` is `*`. */
function toPattern(path: string): string {
  return path.replace(/\[\.\.\.[^\]]+\]/g, '*').replace(/\[([^\]]+)\]/g, ':$1');
}

/** The trie answers with the first that was registered. */
function matchPattern(router: TrieRouter<Mounted>, pathname: string): Match | null {
  const [found] = router.match('GET', pathname)[0];
  if (found === undefined) return null;
  const [mounted, params] = found;
  return { ...mounted, params: Object.fromEntries(Object.entries(params).map(decode)) };
}

/** Path segments arrive percent-encoded (RFC 3986, section 2.1); one that is malformed stays as it is and names nothing. */
function decode([name, value]: [string, unknown]): [string, string] {
  const text = String(value);
  try {
    return [name, decodeURIComponent(text)];
  } catch {
    return [name, text];
  }
}

function handlerFor(resource: Resource, method: string): Handler | undefined {
  const known = METHODS.find((one) => one === (method === 'HEAD' ? 'GET' : method));
  return known === undefined ? undefined : resource[known];
}

/** The methods of a resource, as `Allow` names them (RFC 9110, section 10.2.1). */
export function allowedBy(resource: Resource): string {
  const own = METHODS.filter((method) => resource[method] !== undefined);
  return [...own, ...(resource.GET === undefined ? [] : ['HEAD']), 'OPTIONS'].join(', ');
}

/** 405 with `Allow` (RFC 9110, section 15.5.6). */
function refuseMethod(request: Request, resource: Resource): Response {
  const response = errorResponse(new AppError('method_not_allowed'), {
    requestId: requestIdOf(request),
    accept: request.headers.get('accept'),
    presented: true,
  });
  response.headers.set('Allow', allowedBy(resource));
  return response;
}
