const HEADS = [
  'candidate',
  'requests/s',
  'ratio',
  'CPU µs/request',
  'core busy',
  'by others',
  'p50 ms',
  'p99 ms',
  'rounds',
];

/** A share of the measured core for others from which on requests/s say more about them than about the candidate. */
const DISTURBED = 0.1;

/** Results side by side as text; `baseline` names the candidate that ratios refer to. */
export function table(results, baseline) {
  const base = results.find(({ name }) => name === baseline);
  const rows = results.map((result) => [
    result.name,
    String(Math.round(result.rps)),
    base ? (result.rps / base.rps).toFixed(3) : '–',
    result.cpuMicros?.toFixed(1) ?? '–',
    percent(result.busy),
    percent(result.others),
    result.p50Ms.toFixed(2),
    result.p99Ms.toFixed(2),
    result.samples.map(({ rps }) => Math.round(rps)).join(' '),
  ]);
  const most = Math.max(...results.map(({ others }) => others ?? 0));
  const note = `\n\nDisturbed: other processes had up to ${percent(most)} of the measured core.`;
  return lines([HEADS, ...rows]) + (most > DISTURBED ? note : '');
}

const percent = (share) => (share === undefined ? '–' : `${Math.round(share * 100)} %`);

function lines(rows) {
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const left = new Set([0, HEADS.length - 1]);
  const pad = (cell, column) =>
    left.has(column) ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
