const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;

const UNITS: readonly [ms: number, name: string][] = [
  [YEAR, 'year'],
  [MONTH, 'month'],
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
];

/** How long ago: "just now", "4 minutes ago", "2 days ago". Times ahead by a clock that is off count as now. */
export function timeAgo(time: Date, now: number): string {
  const text = duration(now - time.getTime());
  return text === null ? 'just now' : `${text} ago`;
}

/** How long until: "under a minute", "3 days". Rounded down, as people count what is left. */
export function timeUntil(time: Date, now: number): string {
  return duration(time.getTime() - now) ?? 'under a minute';
}

const SHORT_UNITS: readonly [ms: number, name: string][] = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
];

/** How long until, in as little room as can be: "5 h", "12 min", "under 1 min". Rounded down. */
export function shortTimeUntil(time: Date, now: number): string {
  const left = time.getTime() - now;
  const unit = SHORT_UNITS.find(([length]) => left >= length);
  return unit === undefined ? 'under 1 min' : `${Math.floor(left / unit[0])} ${unit[1]}`;
}

function duration(ms: number): string | null {
  const unit = UNITS.find(([length]) => ms >= length);
  if (unit === undefined) return null;
  const count = Math.floor(ms / unit[0]);
  return `${count} ${unit[1]}${count === 1 ? '' : 's'}`;
}
