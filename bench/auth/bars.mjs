import { NAMES } from './candidates.mjs';

const BARS = [
  { against: NAMES.lookup, least: 0.5 },
  { against: NAMES.betterAuth, least: 15 },
];

/**
 * The ratios that the product has promised to reach, with what it reached: by requests/s, which count, and by CPU time. Only those
 * of which both sides were measured.
 */
export function judge(results) {
  const resultOf = (name) => results.find((result) => result.name === name);
  const product = resultOf(NAMES.product);
  return BARS.flatMap(({ against, least }) => {
    const other = resultOf(against);
    if (product === undefined || other === undefined) return [];
    const ratio = product.rps / other.rps;
    const byCpuTime = other.cpuMicros / product.cpuMicros;
    return {
      bar: `${NAMES.product} ≥ ${least} × ${against}`,
      ratio,
      byCpuTime,
      passed: ratio >= least,
    };
  });
}

/** One line per bar. */
export function barsText(bars) {
  return bars
    .map(({ bar, ratio, byCpuTime, passed }) => {
      const cpu = Number.isFinite(byCpuTime) ? ` (by CPU time ${byCpuTime.toFixed(2)})` : '';
      return `${passed ? 'PASS' : 'FAIL'}  ${bar}: ${ratio.toFixed(2)}${cpu}`;
    })
    .join('\n');
}
