import { NAMES } from './candidates.mjs';

const BARS = [
  { against: NAMES.lookup, least: 0.5 },
  { against: NAMES.betterAuth, least: 15 },
];

/** The ratios that the product has promised to reach, with what it reached. */
export function judge(results) {
  const rpsOf = (name) => results.find((result) => result.name === name).rps;
  return BARS.map(({ against, least }) => {
    const ratio = rpsOf(NAMES.product) / rpsOf(against);
    return { bar: `${NAMES.product} ≥ ${least} × ${against}`, ratio, passed: ratio >= least };
  });
}

/** One line per bar. */
export function barsText(bars) {
  return bars
    .map(({ bar, ratio, passed }) => `${passed ? 'PASS' : 'FAIL'}  ${bar}: ${ratio.toFixed(2)}`)
    .join('\n');
}
