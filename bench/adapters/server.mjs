// One measured server: `node server.mjs MOUNT LOOKUP`, with PORT and DATABASE_URL in the environment.
import { PATH, routeHandler } from './handler.mjs';
import { lookups } from './lookup.mjs';
import { mounts } from './mounts.mjs';

const CONNECTIONS = 10;

const [mount, lookup] = process.argv.slice(2);
const port = Number(process.env.PORT);
const find = lookups[lookup](process.env.DATABASE_URL, CONNECTIONS);

if (mount.startsWith('srvx')) {
  const { serveBySrvx } = await import('../peers/srvx.mjs');
  const handler = routeHandler(find);
  const context = { params: Promise.resolve({}) };
  const notFound = () => new Response('{}', { status: 404 });
  const fetch = (request) =>
    new URL(request.url).pathname === PATH ? handler(request, context) : notFound();
  serveBySrvx(fetch, { port, fast: mount.includes('FastResponse') });
} else {
  mounts[mount](find).listen(port, '127.0.0.1');
}

process.on('SIGTERM', () => process.exit(0));
