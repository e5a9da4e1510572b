import { randomUUID } from 'node:crypto';

/** The path that every mount of this bench answers. */
export const PATH = '/api/v1/api-keys/current';

const BEARER = 'Bearer ';

/** The JSON text and the six headers of the answer; the same for every mount. */
export function answer(row) {
  const now = new Date().toISOString();
  const body = JSON.stringify({ status: 'SUCCESS', message: 'OK', data: row, timestamp: now });
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': `req_${randomUUID()}`,
      'ratelimit-policy': '"default";q=60;w=60',
      ratelimit: '"default";r=59;t=60',
    },
  };
}

/** The secret out of an `Authorization` line; undefined without one. */
export function secretIn(authorization) {
  return authorization?.startsWith(BEARER) ? authorization.slice(BEARER.length) : undefined;
}

/**
 * A route handler as the product writes them: web-standard request in, response out.
 * `options.headers` says how the response gets its headers: `plain` object or `Headers` instance.
 */
export function routeHandler(find, { headers: kind = 'plain', parseUrl = false } = {}) {
  return async (request, context) => {
    await context.params;
    const secret = secretIn(request.headers.get('authorization') ?? undefined);
    if (parseUrl) new URL(request.url).searchParams.has('page');
    const row = secret === undefined ? undefined : await find(secret);
    if (!row) return new Response('{}', { status: 401 });
    const { body, headers } = answer(row);
    return new Response(body, { headers: kind === 'plain' ? headers : new Headers(headers) });
  };
}
