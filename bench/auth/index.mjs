import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { heading } from '../harness/heading.mjs';
import { measure } from '../harness/rounds.mjs';
import { freePort, startServer } from '../harness/server.mjs';
import { table } from '../harness/table.mjs';
import { barsText, judge } from './bars.mjs';
import { startPeers } from './better-auth.mjs';
import { NAMES, candidateOf, requireRefusal } from './candidates.mjs';
import { addKeys } from './more-keys.mjs';
import { createKey, startProduct } from './product.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SERVER = fileURLToPath(new URL('./server.mjs', import.meta.url));

const WARM_UP = 5;
const PRODUCT_KEYS = { name: 'api_keys', id: 'id', hash: 'hash' };
const PEERS_KEYS = { name: 'apikey', id: 'id', hash: 'key' };

/** What a checked API key costs: the product between a bare server, the same lookup, Next and better-auth. */
export async function run({ say, profile, only = '', ...settings }) {
  const servers = [];
  try {
    const wanted = Object.values(NAMES).filter((name) => name.includes(only));
    if (wanted.length === 0) throw new Error(`no candidate is called “${only}”`);
    const candidates = await start(servers, { say, profile, wanted });
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

// Adds what it starts to `servers` at once, so that all of it ends even when the next one does not start. The product is always
// there: its PostgreSQL serves the others.
async function start(servers, { say, profile, wanted }) {
  const keep = async (starting) => {
    const server = await starting;
    servers.push(server);
    return server;
  };
  const product = await keep(startProduct(profile));
  const key = await createKey(product);
  await addKeys(product.databaseUrl, PRODUCT_KEYS, "sha256(convert_to('other ' || n, 'UTF8'))");
  const env = { DATABASE_URL: product.databaseUrl, STATEMENT: authenticationStatement() };
  const starters = {
    [NAMES.bare]: () => keep(startPlain('bare', env)),
    [NAMES.lookup]: () => keep(startPlain('lookup', env)),
    [NAMES.product]: () => product,
    ...peerStarters(() => keep(startPeers(product.databaseUrl, say))),
  };
  const candidates = [];
  for (const name of wanted) candidates.push(candidateOf(name, await starters[name](), key));
  return candidates;
}

// One Next application serves both.
function peerStarters(startThem) {
  let peers;
  const start = async () => {
    peers ??= await startThem();
    return peers;
  };
  const withKeys = async () => {
    const { databaseUrl } = await start();
    await addKeys(databaseUrl, PEERS_KEYS, "'other ' || n");
    return peers;
  };
  return { [NAMES.next]: start, [NAMES.betterAuth]: withKeys };
}

async function startPlain(mode, env) {
  const command = ['node', SERVER, mode];
  return startServer({ name: mode, command, port: await freePort(), env });
}

function authenticationStatement() {
  const args = ['--import', 'tsx', 'bench/auth/statement.ts'];
  return execFileSync('node', args, { cwd: ROOT, encoding: 'utf8' });
}
