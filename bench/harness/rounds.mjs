import { cpuBetween, readCpuTime } from './cpu-time.mjs';
import { load } from './load.mjs';

/**
 * Measures all candidates in turns, so that noise on the machine hits all alike, and takes medians.
 * A candidate is `{ name, url, headers, pid, check(response) }`; `check` throws when an answer is not the right one.
 * @returns one result per candidate: name, rps, cpuMicros (CPU time of the server per request), busy and others (shares of the
 *   measured core, 0 to 1), p50Ms, p99Ms and the samples themselves
 */
export async function measure(candidates, { rounds, seconds, warmUpSeconds, connections, say }) {
  const samples = new Map(candidates.map((candidate) => [candidate.name, []]));
  for (const candidate of candidates) {
    say(`warm-up   ${candidate.name}`);
    await once(candidate, warmUpSeconds, connections);
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const candidate of candidates) {
      const sample = await once(candidate, seconds, connections);
      say(`round ${round}/${rounds} ${candidate.name}: ${Math.round(sample.rps)} requests/s`);
      samples.get(candidate.name).push(sample);
    }
  }
  return candidates.map(({ name }) => summary(name, samples.get(name)));
}

async function once(candidate, seconds, connections) {
  const bodyBytes = await answerIsRight(candidate);
  const before = readCpuTime(candidate.pid);
  const { url, headers } = candidate;
  const report = await load({ url, headers, seconds, connections });
  const after = readCpuTime(candidate.pid);
  await answerIsRight(candidate);
  if (report.failed > 0 || report.refused > 0) {
    throw new Error(
      `${candidate.name}: ${report.refused} refusals, ${report.failed} socket errors`,
    );
  }
  if (report.bytes / report.requests < bodyBytes) {
    throw new Error(`${candidate.name}: answers under load are shorter than the right one`);
  }
  const { server, others } = cpuBetween(before, after, report.seconds);
  return {
    rps: report.requests / report.seconds,
    cpuMicros: server === undefined ? undefined : (server / report.requests) * 1e6,
    busy: server === undefined ? undefined : server / report.seconds,
    others,
    p50Ms: report.p50Ms,
    p99Ms: report.p99Ms,
  };
}

async function answerIsRight({ name, url, headers, check }) {
  const response = await fetch(url, { headers });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${name} answered ${response.status}: ${text}`);
  check(text, response);
  return Buffer.byteLength(text);
}

function summary(name, samples) {
  const column = (field) => median(samples.map((sample) => sample[field]));
  return {
    name,
    rps: column('rps'),
    cpuMicros: column('cpuMicros'),
    busy: column('busy'),
    others: column('others'),
    p50Ms: column('p50Ms'),
    p99Ms: column('p99Ms'),
    samples,
  };
}

/** The middle value; the mean of the two middle ones where the count is even. */
export function median(values) {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  if (known.length === 0) return undefined;
  const middle = Math.floor(known.length / 2);
  return known.length % 2 === 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2;
}
