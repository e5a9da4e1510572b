import { FastResponse, serve } from 'srvx';

/** Serves one fetch handler by srvx; with `fast`, its own light Response stands in for the platform's. */
export function serveBySrvx(fetch, { port, fast }) {
  if (fast) globalThis.Response = FastResponse;
  return serve({ fetch, port, hostname: '127.0.0.1', silent: true, gracefulShutdown: false });
}
