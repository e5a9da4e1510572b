import type { Server } from 'node:http';

/** Requests in flight have this long to finish. */
const GRACE_MS = 25_000;

/** Takes no new connection, lets requests in flight finish, then closes what is left. */
export async function stopServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(grace);
}
