import { toActor, type Principal } from '@/lib/auth/principal';
import type { AppError } from '@/lib/errors';
import { log } from '@/lib/log';

type Seen = {
  requestId: string;
  startedAt: number;
  principal: Principal | null;
  error: AppError | null;
};

/** One line a request: `error` for our faults, `info` for refusals and changes, `debug` for reads that went well. */
export function logAnswer(request: Request, status: number, seen: Seen): void {
  const level = levelOf(request.method, status);
  if (!log().isLevelEnabled(level)) return;
  log()[level](
    {
      request_id: seen.requestId,
      method: request.method,
      path: pathOf(request.url),
      status,
      ms: Math.round((performance.now() - seen.startedAt) * 10) / 10,
      actor: seen.principal === null ? undefined : toActor(seen.principal).id,
      code: seen.error?.code,
      reason: seen.error?.log,
      err: status >= 500 ? seen.error?.cause : undefined,
    },
    'request',
  );
}

function levelOf(method: string, status: number): 'error' | 'info' | 'debug' {
  if (status >= 500) return 'error';
  return status >= 400 || (method !== 'GET' && method !== 'HEAD') ? 'info' : 'debug';
}

/** The path alone: a query may carry what should not be logged. */
function pathOf(url: string): string {
  const { pathname } = new URL(url);
  return pathname;
}
