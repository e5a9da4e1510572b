import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createKey, startProduct } from '../auth/product.mjs';
import { canPin } from '../harness/cores.mjs';
import { cpuBetween, readCpuTime } from '../harness/cpu-time.mjs';
import { withClient } from '../harness/database.mjs';
import { median } from '../harness/rounds.mjs';
import { freePort, startServer } from '../harness/server.mjs';
import { forgetPeak, readMemory } from './memory.mjs';
import { send } from './send.mjs';

const SERVER = fileURLToPath(new URL('./server.mjs', import.meta.url));

const MEBIBYTES = 1024;
const LEAST_SHARE = 0.6;
const MOST_MEMORY = 64;
const PRODUCT = 'UploadKit';
const PLAIN = 'node:http';

/** What the product costs a large upload: 1 GiB through it, and through node:http to the same disk. */
export async function run({ say, rounds, profile }) {
  const folder = mkdtempSync(join(tmpdir(), 'uploadkit-bench-'));
  const servers = [];
  try {
    const candidates = await start(servers, { folder, profile });
    const results = await measure(candidates, { rounds, say });
    const bars = judge(results);
    const cores = canPin ? 'server alone on core 0, the rest on core 1' : 'cores not pinned';
    const heading = `Node ${process.version}, ${cores}, ${MEBIBYTES} MiB, median of ${rounds} rounds`;
    const text = [heading, table(results), ...bars.map(({ text }) => text)].join('\n\n');
    return { results, bars, text, passed: bars.every(({ passed }) => passed) };
  } finally {
    for (const server of servers.reverse()) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(servers, { folder, profile }) {
  const keep = (server) => (servers.push(server), server);
  const product = keep(await startProduct(profile));
  const { secret } = await createKey(product, ['upload', 'delete']);
  await liftLimits(product.databaseUrl);
  const candidates = [];
  for (const [name, mode] of [
    [PLAIN, 'plain'],
    ['node:http + SHA-256', 'hash'],
  ]) {
    const command = ['node', SERVER, mode, folder];
    const { origin, pid } = keep(await startServer({ name, command, port: await freePort() }));
    candidates.push({ name, pid, url: origin, headers: {}, forget: async () => {} });
  }
  return [...candidates, productCandidate(product, secret)];
}

/** No context takes more than 500 MiB by the API, so the bench writes a larger number into its own database. */
async function liftLimits(databaseUrl) {
  await withClient(databaseUrl, async (client) => {
    await client.query("UPDATE tenants SET tier = 'enterprise'");
    await client.query('UPDATE contexts SET max_file_size_mb = $1', [MEBIBYTES]);
  });
}

function productCandidate({ origin, pid }, secret) {
  const headers = { Authorization: `Bearer ${secret}` };
  const forget = async (text) => {
    const { file_id } = JSON.parse(text).data;
    const answer = await fetch(`${origin}/api/v1/files/${file_id}`, { method: 'DELETE', headers });
    if (answer.status !== 200) throw new Error(`DELETE answered ${answer.status}`);
  };
  return { name: PRODUCT, pid, url: `${origin}/api/v1/files/upload`, headers, forget };
}

/** In turns, after one small upload each: what is idle by then is what the peak is compared with. */
async function measure(candidates, { rounds, say }) {
  const samples = new Map(candidates.map(({ name }) => [name, []]));
  for (const candidate of candidates) {
    await once(candidate, 1);
    candidate.idle = readMemory(candidate.pid)?.now;
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const candidate of candidates) {
      const sample = await once(candidate, MEBIBYTES);
      say(`round ${round}/${rounds} ${candidate.name}: ${Math.round(sample.rate)} MiB/s`);
      samples.get(candidate.name).push(sample);
    }
  }
  return candidates.map(({ name, idle }) => {
    const own = samples.get(name);
    const peak = Math.max(...own.map((sample) => sample.peak));
    const middle = (field) => median(own.map((sample) => sample[field]));
    const [rate, cpuSeconds, others] = ['rate', 'cpuSeconds', 'others'].map(middle);
    return { name, idle, peak, rate, cpuSeconds, others, samples: own };
  });
}

async function once(candidate, mebibytes) {
  forgetPeak(candidate.pid);
  const before = readCpuTime(candidate.pid);
  const { seconds, status, text } = await send(candidate, mebibytes);
  const cpu = cpuBetween(before, readCpuTime(candidate.pid), seconds);
  if (status !== 201) throw new Error(`${candidate.name} answered ${status}: ${text}`);
  const peak = readMemory(candidate.pid)?.peak;
  await candidate.forget(text);
  return { rate: mebibytes / seconds, cpuSeconds: cpu.server, others: cpu.others, peak };
}

function judge(results) {
  const [product, plain] = [PRODUCT, PLAIN].map((name) => results.find((one) => one.name === name));
  const share = product.rate / plain.rate;
  const memory = product.peak - product.idle;
  return [
    {
      passed: share >= LEAST_SHARE,
      text: `${verdict(share >= LEAST_SHARE)}: ${percent(share)} of node:http (at least ${percent(LEAST_SHARE)})`,
    },
    {
      passed: !(memory > MOST_MEMORY),
      text: `${verdict(!(memory > MOST_MEMORY))}: peak ${memory.toFixed(0)} MiB above idle (at most ${MOST_MEMORY})`,
    },
  ];
}

const verdict = (passed) => (passed ? 'kept' : 'BROKEN');
const percent = (share) => `${Math.round(share * 100)} %`;

function table(results) {
  const plain = results.find(({ name }) => name === PLAIN);
  const lines = results.map(({ name, rate, cpuSeconds, others, idle, peak, samples }) =>
    [
      name.padEnd(20),
      `${rate.toFixed(0).padStart(6)} MiB/s`,
      (rate / plain.rate).toFixed(3).padStart(7),
      `${cpuSeconds?.toFixed(2)} s of CPU, ${Math.round((others ?? 0) * 100)} % by others`,
      `idle ${idle?.toFixed(0)} MiB, peak ${peak?.toFixed(0)} MiB`,
      samples.map((sample) => sample.rate.toFixed(0)).join(' '),
    ].join('  '),
  );
  return lines.join('\n');
}
