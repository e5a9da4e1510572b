type Identified = { api_key_id: string };

/** A key that the list may no longer hold, and its place among the rows when it was last there. */
export type Kept<T> = { apiKey: T; place: number };

/** The list's keys with those that have just ended here back in their places, so that no row vanishes under the hand that revoked it. */
export function keysInView<T extends Identified>(
  listed: readonly T[],
  kept: readonly Kept<T>[],
): readonly T[] {
  const ids = new Set(listed.map((key) => key.api_key_id));
  const missing = kept.filter(({ apiKey }) => !ids.has(apiKey.api_key_id));
  return missing
    .toSorted((a, b) => a.place - b.place)
    .reduce((rows, { apiKey, place }) => rows.toSpliced(place, 0, apiKey), [...listed]);
}
