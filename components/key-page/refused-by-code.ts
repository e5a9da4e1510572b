import type { KeyUsage } from '@/lib/usage/schemas';

type Count = { code: string; requests: number };

/** How many requests were refused with which code, the most frequent first. */
export function refusedByCode(
  days: readonly Pick<KeyUsage['days'][number], 'refused_by_code'>[],
): Count[] {
  const sums = new Map<string, number>();
  for (const [code, requests] of days.flatMap((day) => Object.entries(day.refused_by_code))) {
    sums.set(code, (sums.get(code) ?? 0) + requests);
  }
  return Array.from(sums, ([code, requests]) => ({ code, requests })).toSorted(
    (a, b) => b.requests - a.requests || a.code.localeCompare(b.code),
  );
}
