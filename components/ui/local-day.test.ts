import { expect, test } from 'vitest';
import { dayOf, endOfDay, startOfDay } from './local-day';

const DAYS = ['1970-01-02', '2024-02-29', '2026-03-29', '2026-10-25', '2026-12-31'];

test.each(DAYS)('%s is all of that day, whatever the time zone', (day) => {
  const [start, end] = [startOfDay(day), endOfDay(day)];
  expect([dayOf(start ?? '', true), dayOf(end ?? '', true)]).toEqual([day, day]);
  const before = new Date(Date.parse(start ?? '') - 1).toISOString();
  const after = new Date(Date.parse(end ?? '') + 1).toISOString();
  expect(dayOf(before, true) < day && dayOf(after, true) > day).toBe(true);
});

test.each(['', '0002-11-24', '0202-11-24'])('“%s” is no day yet', (text) => {
  expect([startOfDay(text), endOfDay(text)]).toEqual([null, null]);
});

test('before the page has hydrated a day is that of UTC', () => {
  expect(dayOf('2026-11-24T23:30:00.000Z', false)).toBe('2026-11-24');
});
