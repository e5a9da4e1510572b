type Day = { accepted: number; refused: number };

/** All requests of some days. */
export function totalOf(days: readonly Day[]): Day {
  return {
    accepted: days.reduce((sum, { accepted }) => sum + accepted, 0),
    refused: days.reduce((sum, { refused }) => sum + refused, 0),
  };
}
