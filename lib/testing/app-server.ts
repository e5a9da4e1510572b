import type { Server } from 'node:http';
import { routes } from '@/lib/http/routes.generated';
import type { RouteEntry } from '@/lib/http/route-entry';
import { createAppServer } from '@/lib/http/serve';

/** What a page of Next would answer is no matter here; that it was asked is. */
export const PAGE_STATUS = 299;

export type ListeningApp = { server: Server; port: number; url: string };

/** The production server on a port of its own, with more routes than the tree has where a test needs them. */
export async function listen(more: RouteEntry[] = []): Promise<ListeningApp> {
  const server = createAppServer([...routes, ...more], (incoming, outgoing) => {
    outgoing.writeHead(PAGE_STATUS, { 'X-Seen': JSON.stringify(incoming.headers) }).end('a page');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return { server, port: address.port, url: `http://127.0.0.1:${address.port}` };
}
