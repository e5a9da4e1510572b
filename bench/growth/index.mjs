import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SERVER_CORE, canPin, onCore } from '../harness/cores.mjs';
import { withClient } from '../harness/database.mjs';
import { startPostgres } from '../harness/postgres.mjs';
import { median } from '../harness/rounds.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const WORKER = 'bench/growth/worker.ts';
const SIZES = [1_000, 100_000, 1_000_000];
/** The cost with most keys may be this many times the cost with fewest. */
const MOST = 1.2;
const TICKS_PER_SECOND = 100;

/** What one authentication costs as the number of keys grows: the product's own authenticateKey, on random keys. */
export async function run({ rounds, seconds, connections, say }) {
  // As much of it as the product gives its own database on a machine with 4 GB.
  const postgres = await startPostgres({ shared_buffers: '1GB', max_wal_size: '4GB' });
  const workers = [];
  try {
    for (const size of SIZES) {
      say(`making ${size.toLocaleString('en')} keys`);
      workers.push(await startWorker(await newDatabase(postgres.url, size), size));
    }
    const settings = { seconds, connections };
    for (const worker of workers) await measure(worker, settings);
    const all = [];
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round}/${rounds}`);
      const results = [];
      for (const worker of workers) results.push(await measure(worker, settings));
      all.push(results);
    }
    return report(all, settings);
  } finally {
    for (const worker of workers) await worker.stop();
    await postgres.stop();
  }
}

async function newDatabase(url, size) {
  const name = `keys_${size}`;
  await withClient(url, (client) => client.query(`CREATE DATABASE ${name}`));
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

/** A process on the measured core that fills its database, then authenticates whenever it is told to. */
async function startWorker(url, size) {
  const [file, ...args] = onCore(SERVER_CORE, ['node', '--import', 'tsx', WORKER, String(size)]);
  const env = { ...process.env, NODE_ENV: 'production', DATABASE_URL: url };
  const child = spawn(file, args, { cwd: ROOT, env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the worker ended');
    return JSON.parse(value);
  };
  await next();
  const ask = (question) => (child.stdin.write(`${JSON.stringify(question)}\n`), next());
  const stop = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.stdin.end();
    });
  return { size, url, ask, stop };
}

/** One turn: microseconds of CPU an authentication took in the worker and in PostgreSQL, and how long it took alone. */
async function measure({ url, ask }, { seconds, connections }) {
  const backends = await withClient(url, (client) =>
    client.query(`SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`),
  );
  const pids = backends.rows.map(({ pid }) => pid);
  const before = pids.map(cpuOf);
  const { count, cpuMicros, p50Micros } = await ask({ seconds, connections });
  const used = pids.map((pid, n) => cpuOf(pid) - before[n]).reduce((sum, one) => sum + one, 0);
  return { product: cpuMicros / count, database: (used * 1e6) / count, p50Micros, count };
}

// proc(5): fields 14 and 15 of /proc/PID/stat are its CPU time; macOS has ps only.
function cpuOf(pid) {
  if (process.platform !== 'linux')
    return Number(execFileSync('ps', ['-o', 'cputime=', '-p', pid]));
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

function report(rounds, { seconds, connections }) {
  // Each round's ratio to its own smallest: what disturbs the machine disturbs all sizes of a round.
  const results = SIZES.map((keys, n) => {
    const cost = (round) => round[n].product + round[n].database;
    return {
      keys,
      product: median(rounds.map((round) => round[n].product)),
      database: median(rounds.map((round) => round[n].database)),
      p50Micros: median(rounds.map((round) => round[n].p50Micros)),
      ratio: median(rounds.map((round) => cost(round) / (round[0].product + round[0].database))),
      latencyRatio: median(rounds.map((round) => round[n].p50Micros / round[0].p50Micros)),
    };
  });
  const worst = Math.max(...results.map(({ ratio }) => ratio));
  const passed = worst <= MOST;
  const verdict = `${passed ? 'PASS' : 'FAIL'}  flat within ${Math.round((MOST - 1) * 100)} %: ${worst.toFixed(2)} times the CPU of the fewest keys`;
  const pinned = canPin ? 'product on core 0, PostgreSQL on core 1' : 'cores not pinned';
  const heading = `Node ${process.version}, ${pinned}, ${connections} at once, median of ${rounds.length} rounds of ${seconds} s`;
  return { results, passed, text: [heading, table(results), verdict].join('\n\n') };
}

const HEADS = ['keys', 'CPU µs', 'of it product', 'PostgreSQL', 'ratio', 'p50 µs alone', 'ratio'];

function table(results) {
  const rows = results.map((one) => [
    one.keys.toLocaleString('en'),
    (one.product + one.database).toFixed(1),
    one.product.toFixed(1),
    one.database.toFixed(1),
    one.ratio.toFixed(2),
    one.p50Micros.toFixed(0),
    one.latencyRatio.toFixed(2),
  ]);
  const all = [HEADS, ...rows];
  const widths = HEADS.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) => row.map((cell, n) => cell.padStart(widths[n])).join('  ')).join('\n');
}
