const HEADS = [
  'candidate',
  'requests/s',
  'ratio',
  'CPU µs/request',
  'core busy',
  'p50 ms',
  'p99 ms',
  'rounds',
];

/** Results side by side as text; `baseline` names the candidate that ratios refer to. */
export function table(results, baseline) {
  const base = results.find(({ name }) => name === baseline);
  const rows = results.map((result) => [
    result.name,
    String(Math.round(result.rps)),
    base ? (result.rps / base.rps).toFixed(3) : '–',
    result.cpuMicros === undefined ? '–' : result.cpuMicros.toFixed(1),
    result.busy === undefined ? '–' : `${Math.round(result.busy * 100)} %`,
    result.p50Ms.toFixed(2),
    result.p99Ms.toFixed(2),
    result.samples.map(({ rps }) => Math.round(rps)).join(' '),
  ]);
  return lines([HEADS, ...rows]);
}

function lines(rows) {
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const left = new Set([0, HEADS.length - 1]);
  const pad = (cell, column) =>
    left.has(column) ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
