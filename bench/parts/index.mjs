import { median } from '../harness/rounds.mjs';
import { adapterParts } from './adapter-parts.mjs';
import { platformParts } from './platform-parts.mjs';
import { rowParts } from './row-parts.mjs';

const ROUND_MS = 60;

/** What the single steps of an API request cost in this process, in nanoseconds; the least of the rounds counts. */
export async function run({ rounds, only, say }) {
  const parts = [...platformParts(), ...rowParts(), ...adapterParts()].filter(
    ([name]) => !only || name.includes(only),
  );
  const results = parts.map(([name, step]) => ({ name, step, nanos: [] }));
  for (let round = 0; round < rounds + 2; round += 1) {
    say(`round ${round + 1}/${rounds + 2}`);
    for (const result of results) result.nanos.push(await timed(result.step));
  }
  const rows = results.map(({ name, nanos }) => ({
    name,
    leastNanos: Math.round(Math.min(...nanos)),
    medianNanos: Math.round(median(nanos)),
  }));
  return {
    results: rows,
    text: [`Node ${process.version}, one core`, ...rows.map(line)].join('\n'),
    passed: true,
  };
}

function line({ name, leastNanos, medianNanos }) {
  return `${name.padEnd(52)} ${String(leastNanos).padStart(7)} ns  (median ${medianNanos} ns)`;
}

// Counts how often a step runs in a fixed time; a step that gives a promise is awaited.
async function timed(step) {
  const isAsync = step() instanceof Promise;
  const chunk = 200;
  let runs = 0;
  const start = process.hrtime.bigint();
  const end = start + BigInt(ROUND_MS) * 1_000_000n;
  while (process.hrtime.bigint() < end) {
    if (isAsync) for (let i = 0; i < chunk; i += 1) await step();
    else for (let i = 0; i < chunk; i += 1) step();
    runs += chunk;
  }
  return Number(process.hrtime.bigint() - start) / runs;
}
