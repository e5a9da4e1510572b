import { expect, test } from 'vitest';
import { GRACES, oldKeyEnd, USUAL_GRACE } from './rotate-terms';

const NOW = Date.parse('2026-06-15T12:00:00.000Z');
const HOUR = 3_600_000;
const key = (hours: number | null) => ({
  expires_at: hours === null ? null : new Date(NOW + hours * HOUR).toISOString(),
});

// Guards a rotation against promising the old key more time than the server gives it.
test.each([
  [null, '0', 0, false],
  [null, '604800', 168, false],
  [48, '86400', 24, false],
  [2, '86400', 2, true],
  [2, '3600', 1, false],
  [24, '86400', 24, false],
] as const)('a key that expires in %s h, with a grace of %s s, ends in %i h', (...row) => {
  const [hours, grace, end, isByOwnExpiry] = row;
  expect(oldKeyEnd(key(hours), grace, NOW)).toEqual({ at: NOW + end * HOUR, isByOwnExpiry });
});

test('a day of grace is what is chosen first', () => {
  expect(GRACES.find(({ value }) => value === USUAL_GRACE)?.label).toBe('24 hours');
});
