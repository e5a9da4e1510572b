const EARLIEST_YEAR = 1970;

/** The day, such as `2026-11-24`, on which a moment falls; in UTC until the page has hydrated, then by the browser's time zone. */
export function dayOf(moment: string, isHydrated: boolean): string {
  const date = new Date(moment);
  if (!isHydrated) return date.toISOString().slice(0, 10);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map(twoDigits);
  return `${date.getFullYear()}-${month}-${day}`;
}

/** The first moment of a day of the browser's time zone, in UTC; null while the day is being typed. */
export function startOfDay(day: string): string | null {
  return momentOf(day, 0)?.toISOString() ?? null;
}

/** The last millisecond of it. */
export function endOfDay(day: string): string | null {
  const next = momentOf(day, 1);
  return next === null ? null : new Date(next.getTime() - 1).toISOString();
}

/** A year is typed digit by digit: 0002, 0020, 0202. */
function momentOf(day: string, daysLater: number): Date | null {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return year < EARLIEST_YEAR ? null : new Date(year, month - 1, date + daysLater);
}

const twoDigits = (number: number) => String(number).padStart(2, '0');
