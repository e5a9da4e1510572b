export const DAY_MS = 86_400_000;

/** Counts are kept for as many days, today included. */
export const DAYS_KEPT = 90;

/** The day in UTC, as `2026-11-24`. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The day in UTC as a number: cheaper than its text where every request asks. */
export function dayNumber(at: Date): number {
  return Math.floor(at.getTime() / DAY_MS);
}

/** The last `days` days in UTC up to today, the oldest first. */
export function lastDays(days: number, now: Date): [string, ...string[]] {
  const oldest = now.getTime() - (days - 1) * DAY_MS;
  const rest = Array.from({ length: days - 1 }, (_, n) =>
    dayOf(new Date(oldest + (n + 1) * DAY_MS)),
  );
  return [dayOf(new Date(oldest)), ...rest];
}
