/** The figures as text. */
export function report({ screens, interactions, bars }) {
  return [
    rows('screen', 'KB of JavaScript, compressed', 'largest contentful paint, ms'),
    ...screens.map(({ name, scriptKilobytes, largestPaintMs }) =>
      rows(name, scriptKilobytes.toFixed(1), largestPaintMs.toFixed(0)),
    ),
    '',
    rows('among 10,000 keys', 'longest interaction to next paint, ms', ''),
    ...interactions.map(({ name, worstMs }) => rows(name, worstMs === 16 ? '≤ 16' : worstMs, '')),
    '',
    ...bars.map(
      ({ name, measured, limit, passed }) =>
        `${passed ? 'kept  ' : 'BROKEN'}  ${measured.toFixed(1)} of at most ${limit} ${name}`,
    ),
  ].join('\n');
}

const rows = (name, one, other) =>
  `${String(name).padEnd(36)}${String(one).padStart(40)}${String(other).padStart(32)}`.trimEnd();
