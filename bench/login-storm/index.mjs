import { ACCOUNT, createKey, startProduct } from '../auth/product.mjs';
import { canPin } from '../harness/cores.mjs';
import { median } from '../harness/rounds.mjs';
import { percentile, probe } from './probe.mjs';
import { startStorm } from './storm.mjs';

const PARALLEL = 200;
/** The p99 of key checks in a storm is less than so many times the quiet one. */
const MOST = 2;
const WARM_UP_SECONDS = 60;

/** What a storm of log-ins costs the requests of API keys: the same probe without and with it, in turns. */
export async function run({ say, rounds, seconds, profile }) {
  const product = await startProduct(profile);
  try {
    const { secret } = await createKey(product);
    const target = {
      url: `${product.origin}/api/v1/api-keys/current`,
      headers: { Authorization: `Bearer ${secret}` },
      expected: 200,
      seconds,
    };
    await warmUp(product, target);
    const samples = [];
    for (let round = 1; round <= rounds; round += 1) {
      const sample = { quiet: timesOf(await probe(target)), ...(await inStorm(product, target)) };
      say(`round ${round}/${rounds} ${lineOf(sample)}`);
      samples.push(sample);
    }
    return report(samples, { rounds, seconds });
  } finally {
    await product.stop();
  }
}

/**
 * What is compared is not how soon a server that has just started gets fast: for a minute of log-ins V8's compiler has more of the core
 * than its collector, and it yields to nobody.
 */
async function warmUp(product, target) {
  await probe(target);
  await inStorm(product, { ...target, seconds: WARM_UP_SECONDS });
}

async function inStorm({ origin }, target) {
  const stop = await startStorm({ origin, account: ACCOUNT, parallel: PARALLEL });
  const begun = performance.now();
  const storm = timesOf(await probe(target));
  const logIns = (await stop()) / ((performance.now() - begun) / 1000);
  return { storm, logIns };
}

const timesOf = (sorted) => ({ p50Ms: percentile(sorted, 50), p99Ms: percentile(sorted, 99) });

const lineOf = ({ quiet, storm, logIns }) =>
  `p99 quiet ${quiet.p99Ms.toFixed(2)} ms, in the storm ${storm.p99Ms.toFixed(2)} ms; ${logIns.toFixed(1)} log-ins/s`;

function report(samples, { rounds, seconds }) {
  const middle = (of) => median(samples.map(of));
  const quiet = {
    p50Ms: middle((one) => one.quiet.p50Ms),
    p99Ms: middle((one) => one.quiet.p99Ms),
  };
  const storm = {
    p50Ms: middle((one) => one.storm.p50Ms),
    p99Ms: middle((one) => one.storm.p99Ms),
  };
  const logIns = middle((one) => one.logIns);
  const ratio = storm.p99Ms / quiet.p99Ms;
  const passed = ratio < MOST;
  const cores = canPin ? 'server alone on core 0, the rest on core 1' : 'cores not pinned';
  const text = [
    `Node ${process.version}, ${cores}, ${PARALLEL} log-ins at once, median of ${rounds} rounds of ${seconds} s`,
    `p50: quiet ${quiet.p50Ms.toFixed(2)} ms, in the storm ${storm.p50Ms.toFixed(2)} ms`,
    lineOf({ quiet, storm, logIns }),
    `${passed ? 'PASS' : 'FAIL'}  p99 in the storm < ${MOST} × quiet: ${ratio.toFixed(2)}`,
  ].join('\n');
  return { quiet, storm, logIns, ratio, samples, text, passed };
}
