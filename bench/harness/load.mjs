import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { REST_CORE, onCore } from './cores.mjs';
import { PEERS } from './peers.mjs';

const REPORT = fileURLToPath(new URL('./wrk-report.lua', import.meta.url));
/** Seconds after which an answer counts as missing. */
const ANSWER_WITHIN = 15;
const AUTOCANNON = `${PEERS}node_modules/.bin/autocannon`;
const hasWrk = spawnSync('wrk', ['--version'], { stdio: 'ignore' }).error === undefined;

/** The load generator in use: `wrk` where it is installed, else `autocannon`. */
export const loadTool = hasWrk ? 'wrk' : 'autocannon';

/**
 * Loads one address for `seconds` over `connections` keep-alive connections.
 * @returns requests, seconds, bytes, failed (sockets), refused (status other than 2xx and 3xx), p50Ms, p99Ms
 */
export async function load(target) {
  return hasWrk ? await withWrk(target) : await withAutocannon(target);
}

async function withWrk({ url, headers, seconds, connections }) {
  const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const size = [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--timeout',
    `${ANSWER_WITHIN}s`,
    '-s',
    REPORT,
  ];
  const output = await run(['wrk', ...size, ...fields, url]);
  const line = output.split('\n').find((text) => text.startsWith('REPORT '));
  if (!line) throw new Error(`wrk gave no report: ${output}`);
  return JSON.parse(line.slice('REPORT '.length));
}

async function withAutocannon({ url, headers, seconds, connections }) {
  const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
  const size = [
    '-j',
    '-n',
    '-c',
    String(connections),
    '-d',
    String(seconds),
    '-t',
    String(ANSWER_WITHIN),
  ];
  const report = JSON.parse(await run([AUTOCANNON, ...size, ...fields, url]));
  return {
    requests: report.requests.total,
    seconds: report.duration,
    bytes: report.throughput.total,
    failed: report.errors,
    refused: report.non2xx,
    p50Ms: report.latency.p50,
    p99Ms: report.latency.p99,
  };
}

function run(command) {
  const [file, ...args] = onCore(REST_CORE, command);
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve(output)
        : reject(new Error(`${command[0]} ended with ${code}: ${output}`)),
    );
  });
}
