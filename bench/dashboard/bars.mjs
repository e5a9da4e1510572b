/** What the dashboard promises of every screen, and of its longest list. */
const BARS = { scriptKilobytes: 200, largestPaintMs: 1000, interactionMs: 100 };

/** Each promise with what was measured. @returns `[{ name, measured, limit, passed }]` */
export function judge(screens, interactions) {
  const worst = (values) => Math.max(...values);
  const bar = (name, measured, limit) => ({ name, measured, limit, passed: measured <= limit });
  return [
    bar(
      'KB of JavaScript on first load, the largest',
      worst(screens.map(({ scriptKilobytes }) => scriptKilobytes)),
      BARS.scriptKilobytes,
    ),
    bar(
      'ms to the largest contentful paint, the slowest',
      worst(screens.map(({ largestPaintMs }) => largestPaintMs)),
      BARS.largestPaintMs,
    ),
    bar(
      'ms from interaction to next paint among 10,000 keys',
      worst(interactions.map(({ worstMs }) => worstMs)),
      BARS.interactionMs,
    ),
  ];
}
