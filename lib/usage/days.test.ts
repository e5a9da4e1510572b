import { expect, test } from 'vitest';
import { dayNumber, dayOf, lastDays } from './days';

const LAST_MS = new Date('2026-02-28T23:59:59.999Z');
const MIDNIGHT = new Date('2026-03-01T00:00:00.000Z');

test('a day ends at midnight UTC, wherever the server stands', () => {
  expect([LAST_MS, MIDNIGHT].map(dayOf)).toEqual(['2026-02-28', '2026-03-01']);
  expect(dayNumber(MIDNIGHT) - dayNumber(LAST_MS)).toBe(1);
});

test('the last days have no gap and end today', () => {
  expect(lastDays(3, MIDNIGHT)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  expect(lastDays(1, LAST_MS)).toEqual(['2026-02-28']);
  expect(new Set(lastDays(90, MIDNIGHT)).size).toBe(90);
});
