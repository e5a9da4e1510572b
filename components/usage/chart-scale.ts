/** The least of 1, 2, 5, 10, 20, 50 … that is at least as large: where a chart's axis ends. */
export function axisEnd(largest: number): number {
  if (largest <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(largest));
  return ([1, 2, 5, 10].find((step) => step * power >= largest) ?? 10) * power;
}

type Day = { accepted: number; refused: number };

/** All requests of some days. */
export function totalOf(days: readonly Day[]): Day {
  return {
    accepted: days.reduce((sum, { accepted }) => sum + accepted, 0),
    refused: days.reduce((sum, { refused }) => sum + refused, 0),
  };
}
