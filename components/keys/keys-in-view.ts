type Placed = { api_key_id: string; created_at: string };

/**
 * The list's keys with those that were just revoked here put back in their places, newest first, so that a row does not vanish
 * under the hand that revoked it.
 */
export function keysInView<T extends Placed>(
  listed: readonly T[],
  justRevoked: readonly T[],
): readonly T[] {
  const ids = new Set(listed.map((key) => key.api_key_id));
  const missing = justRevoked.filter((key) => !ids.has(key.api_key_id));
  if (missing.length === 0) return listed;
  return [...listed, ...missing].sort(
    (a, b) => b.created_at.localeCompare(a.created_at) || b.api_key_id.localeCompare(a.api_key_id),
  );
}
