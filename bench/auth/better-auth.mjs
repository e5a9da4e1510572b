import { randomBytes } from 'node:crypto';
import { withClient } from '../harness/database.mjs';
import { PEERS, buildPeers, inPeers, installPeers, nextStart } from '../harness/peers.mjs';
import { freePort, startServer } from '../harness/server.mjs';

const DATABASE = 'better_auth';

/**
 * Starts the Next application with the trivial handler and with better-auth, whose tables live beside the product's,
 * in the same PostgreSQL.
 * @returns the server, `databaseUrl` and `key`, a key that better-auth knows
 */
export async function startPeers(productDatabaseUrl, say) {
  const port = await freePort();
  const env = {
    DATABASE_URL: await createDatabase(productDatabaseUrl),
    BETTER_AUTH_SECRET: randomBytes(32).toString('hex'),
    BETTER_AUTH_URL: `http://127.0.0.1:${port}`,
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
  };
  installPeers(say);
  buildPeers(say, env);
  const { key } = JSON.parse(inPeers('node', ['set-up.mjs'], env));
  const command = nextStart(port);
  const name = 'next start';
  const server = await startServer({ name, command, cwd: PEERS, port, env, readyPath: '/trivial' });
  return { ...server, databaseUrl: env.DATABASE_URL, key };
}

async function createDatabase(productDatabaseUrl) {
  await withClient(productDatabaseUrl, (client) => client.query(`CREATE DATABASE ${DATABASE}`));
  return Object.assign(new URL(productDatabaseUrl), { pathname: `/${DATABASE}` }).href;
}
