import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { heading } from '../harness/heading.mjs';
import { measure } from '../harness/rounds.mjs';
import { freePort, startServer } from '../harness/server.mjs';
import { table } from '../harness/table.mjs';
import { barsText, judge } from './bars.mjs';
import { startPeers } from './better-auth.mjs';
import { NAMES, candidatesOf, requireRefusal } from './candidates.mjs';
import { addKeys } from './more-keys.mjs';
import { createKey, startProduct } from './product.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SERVER = fileURLToPath(new URL('./server.mjs', import.meta.url));

const WARM_UP = 5;
const PRODUCT_KEYS = { name: 'api_keys', id: 'id', hash: 'hash' };
const PEERS_KEYS = { name: 'apikey', id: 'id', hash: 'key' };

/** What a checked API key costs: the product between a bare server, the same lookup, Next and better-auth. */
export async function run({ say, profile, ...settings }) {
  const servers = [];
  try {
    const candidates = await start(servers, { say, profile });
    for (const candidate of candidates) await requireRefusal(candidate);
    const results = await measure(candidates, { ...settings, warmUpSeconds: WARM_UP, say });
    const bars = judge(results);
    const parts = [heading(settings), table(results, NAMES.lookup), barsText(bars)];
    const passed = bars.every((bar) => bar.passed);
    return { results, bars, text: parts.join('\n\n'), passed };
  } finally {
    // The product last: its PostgreSQL serves the others.
    for (const server of servers.reverse()) await server.stop();
  }
}

// Adds what it starts to `servers` at once, so that all of it ends even when the next one does not start.
async function start(servers, { say, profile }) {
  const keep = (server) => (servers.push(server), server);
  const product = keep(await startProduct(profile));
  const key = await createKey(product);
  await addKeys(product.databaseUrl, PRODUCT_KEYS, "sha256(convert_to('other ' || n, 'UTF8'))");
  const peers = keep(await startPeers(product.databaseUrl, say));
  await addKeys(peers.databaseUrl, PEERS_KEYS, "'other ' || n");
  const env = { DATABASE_URL: product.databaseUrl, STATEMENT: authenticationStatement() };
  const bare = keep(await startPlain('bare', env));
  const lookup = keep(await startPlain('lookup', env));
  return candidatesOf({ bare, lookup, product, peers, key });
}

async function startPlain(mode, env) {
  const command = ['node', SERVER, mode];
  return startServer({ name: mode, command, port: await freePort(), env });
}

function authenticationStatement() {
  const args = ['--import', 'tsx', 'bench/auth/statement.ts'];
  return execFileSync('node', args, { cwd: ROOT, encoding: 'utf8' });
}
