import { expect, test } from 'vitest';
import { shortTimeUntil, timeAgo, timeUntil } from './time-text';

const NOW = Date.parse('2026-06-15T12:00:00.000Z');
const at = (seconds: number) => new Date(NOW + seconds * 1000);

// Guards "last used" and "expires in" against rounding that makes a key look idle or safe when it is not.
test.each([
  [0, 'just now'],
  [59, 'just now'],
  [60, '1 minute ago'],
  [119, '1 minute ago'],
  [3_600, '1 hour ago'],
  [86_399, '23 hours ago'],
  [86_400, '1 day ago'],
  [30 * 86_400, '1 month ago'],
  [365 * 86_400, '1 year ago'],
  [-5, 'just now'],
])('%i s ago is "%s"', (seconds, text) => expect(timeAgo(at(-seconds), NOW)).toBe(text));

test.each([
  [59, 'under a minute'],
  [3 * 86_400 - 1, '2 days'],
  [3 * 86_400, '3 days'],
])('what is left of %i s is never rounded up: "%s"', (seconds, text) => {
  expect(timeUntil(at(seconds), NOW)).toBe(text);
});

test.each([
  [59, 'under 1 min'],
  [60, '1 min'],
  [3_599, '59 min'],
  [5 * 3_600 + 3_599, '5 h'],
  [24 * 3_600, '1 d'],
])('in short, %i s are "%s"', (seconds, text) => {
  expect(shortTimeUntil(at(seconds), NOW)).toBe(text);
});
