import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withClient } from '../harness/database.mjs';
import { measure } from '../harness/rounds.mjs';
import { heading } from '../harness/heading.mjs';
import { installPeers } from '../harness/peers.mjs';
import { startPostgres } from '../harness/postgres.mjs';
import { freePort, startServer } from '../harness/server.mjs';
import { table } from '../harness/table.mjs';
import { PATH } from './handler.mjs';
import { SECRET, lookups } from './lookup.mjs';
import { mounts } from './mounts.mjs';

const SERVER = fileURLToPath(new URL('./server.mjs', import.meta.url));
const TABLE = readFileSync(new URL('./table.sql', import.meta.url), 'utf8');
const WARM_UP = 2;
const BASELINE = 'node:http';
const MOUNTS = [...Object.keys(mounts), 'srvx', 'srvx, FastResponse'];

/** Compares ways to mount a web-standard handler, and ways to ask for the one prepared lookup. */
export async function run({ only, say, ...settings }) {
  installPeers(say);
  const postgres = await startPostgres();
  const servers = [];
  try {
    await withClient(postgres.url, (client) => client.query(TABLE));
    for (const [mount, lookup] of pairs(only)) {
      servers.push(await start(mount, lookup, postgres.url));
    }
    const candidates = servers.map(candidateOf);
    const results = await measure(candidates, { ...settings, warmUpSeconds: WARM_UP, say });
    const text = `${heading(settings)}\n\n${table(results, `${BASELINE} / pool`)}`;
    return { results, text, passed: true };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await postgres.stop();
  }
}

// Every mount with the pool, and the barest mount with every other lookup.
function pairs(only) {
  const others = Object.keys(lookups).filter((lookup) => lookup !== 'pool');
  const all = [
    ...MOUNTS.map((mount) => [mount, 'pool']),
    ...others.map((lookup) => [BASELINE, lookup]),
  ];
  return all.filter((pair) => !only || pair.join(' / ').includes(only));
}

async function start(mount, lookup, databaseUrl) {
  const command = ['node', SERVER, mount, lookup];
  const env = { DATABASE_URL: databaseUrl };
  return startServer({ name: `${mount} / ${lookup}`, command, port: await freePort(), env });
}

function candidateOf({ name, origin, pid }) {
  const check = (text) => {
    if (JSON.parse(text).data.api_key_id !== 'key_7') throw new Error(`${name}: wrong key`);
  };
  return { name, pid, url: origin + PATH, headers: { authorization: `Bearer ${SECRET}` }, check };
}
