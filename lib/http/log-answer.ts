import { toActor } from '@/lib/auth/principal';
import { flatLog, log } from '@/lib/log';
import type { Exchange } from './exchange';

/** One line a request: `error` for our faults, `info` for refusals and changes, `debug` for reads that went well. */
export function logAnswer(exchange: Exchange, status: number): void {
  const { request, principal, error } = exchange;
  const level = levelOf(request.method, status);
  if (!log().isLevelEnabled(level)) return;
  const err = status >= 500 ? error?.cause : undefined;
  const lines = err === undefined ? flatLog() : log();
  lines[level](
    {
      request_id: exchange.requestId,
      method: request.method,
      path: pathOf(request.url),
      status,
      ms: Math.round((performance.now() - exchange.startedAt) * 10) / 10,
      actor: principal === null ? undefined : toActor(principal).id,
      code: error?.code,
      reason: error?.log,
      err,
    },
    'request',
  );
}

/** One line for a request that was refused by the shape of its credential, before any handler. */
export function logRefusal(method: string, path: string, refusal: Response): void {
  const requestId = refusal.headers.get('x-request-id');
  const { status } = refusal;
  const line = { request_id: requestId, method, path: withoutToken(path), status };
  log().info({ ...line, code: 'unauthenticated' }, 'request');
}

function levelOf(method: string, status: number): 'error' | 'info' | 'debug' {
  if (status >= 500) return 'error';
  return status >= 400 || (method !== 'GET' && method !== 'HEAD') ? 'info' : 'debug';
}

/** The path alone: a query may carry what should not be logged. */
function pathOf(url: string): string {
  return withoutToken(new URL(url).pathname);
}

/** Whoever reads the log must not be able to accept an invitation. */
function withoutToken(path: string): string {
  return path.replace(/(\/invitations\/)(?!inv_)[^/]+/, '$1…');
}
