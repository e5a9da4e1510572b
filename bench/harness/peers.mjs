import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where what we are measured against is installed, apart from the product. */
export const PEERS = fileURLToPath(new URL('../peers/', import.meta.url));

const NEXT = 'node_modules/next/dist/bin/next';

/** Installs the peers from their own lock file, unless that was done since it last changed. */
export function installPeers(say) {
  if (isMadeSince('node_modules/.package-lock.json', ['package-lock.json'])) return;
  say('installing the peers (bench/peers)');
  inPeers('npm', ['ci', '--legacy-peer-deps']);
}

/** Builds the Next application of the peers, unless that was done since its sources last changed. */
export function buildPeers(say, env) {
  const folder = readdirSync(`${PEERS}app`, { recursive: true }).map((name) => `app/${name}`);
  const sources = ['package-lock.json', 'next.config.mjs', 'auth.mjs', ...folder];
  if (isMadeSince('.next/BUILD_ID', sources)) return;
  say('building the peers');
  inPeers('node', [NEXT, 'build'], env);
}

/**
 * Runs a command in bench/peers.
 * @returns what it printed to standard output
 * @throws Error with all that it printed when it fails
 */
export function inPeers(file, args, env = {}) {
  const options = { cwd: PEERS, encoding: 'utf8', env: { ...process.env, ...env } };
  const { status, stdout, stderr } = spawnSync(file, args, options);
  if (status !== 0) throw new Error(`${file} ${args.join(' ')} failed: ${stdout}${stderr}`);
  return stdout;
}

/** The command line of `next start` on a port of this machine. */
export const nextStart = (port) => ['node', NEXT, 'start', '-p', String(port), '-H', '127.0.0.1'];

function isMadeSince(product, sources) {
  const timeOf = (name) => statSync(PEERS + name, { throwIfNoEntry: false })?.mtimeMs;
  const made = timeOf(product);
  return made !== undefined && sources.every((name) => timeOf(name) <= made);
}
