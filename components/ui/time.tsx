'use client';

import { useIsHydrated, useNow } from './clock';
import { timeAgo } from './time-text';

const FORMATS = {
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  day: { day: 'numeric', month: 'short' },
  time: { hour: 'numeric', minute: '2-digit' },
  moment: { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  full: { dateStyle: 'medium', timeStyle: 'medium' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

type Format = keyof typeof FORMATS;

/** `short` is the date without a year that is this year's. */
type TimeProps = { at: string; format: Format | 'ago' | 'short' };

/**
 * A moment as `<time>`: "4 minutes ago", or a date or time by the browser's locale and time zone, in UTC until the page has
 * hydrated.
 */
export function Time({ at, format }: TimeProps) {
  const now = useNow();
  const isHydrated = useIsHydrated();
  const date = new Date(at);
  const text =
    format === 'ago'
      ? timeAgo(date, now)
      : formatted(date, format === 'short' ? shortest(date, now) : format, isHydrated);
  return <time dateTime={at}>{text}</time>;
}

function shortest(date: Date, now: number): Format {
  return date.getUTCFullYear() === new Date(now).getUTCFullYear() ? 'day' : 'date';
}

function formatted(date: Date, format: Format, isHydrated: boolean): string {
  const options = FORMATS[format];
  return withWholeTimes(
    isHydrated
      ? new Intl.DateTimeFormat(undefined, options)
      : new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }),
    date,
  );
}

/** No line breaks between "1:05:00" and "PM". */
function withWholeTimes(format: Intl.DateTimeFormat, date: Date): string {
  return format
    .formatToParts(date)
    .map(({ value }, nth, parts) => {
      const [before, after] = [parts[nth - 1]?.type, parts[nth + 1]?.type];
      const isWithinTime = after === 'dayPeriod' && (before === 'minute' || before === 'second');
      return isWithinTime ? '\u00a0' : value;
    })
    .join('');
}
