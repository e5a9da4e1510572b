import { describe, expect, test } from 'vitest';
import { isEnded, keyStatus } from './status';

const now = new Date('2030-06-01T12:00:00.000Z');
const earlier = new Date(now.getTime() - 1);
const later = new Date(now.getTime() + 1);
const facts = (some: Partial<Record<'revokedAt' | 'expiresAt' | 'disabledAt', Date>>) => ({
  revokedAt: null,
  expiresAt: null,
  disabledAt: null,
  ...some,
});

describe('the status that people see', () => {
  test.each([
    ['active', 'nothing happened', facts({})],
    ['active', 'it expires a millisecond from now', facts({ expiresAt: later })],
    ['expired', 'it expires this very millisecond', facts({ expiresAt: now })],
    ['expired', 'it expired', facts({ expiresAt: earlier })],
    ['disabled', 'it is disabled', facts({ disabledAt: earlier })],
    ['disabled', 'it is disabled and expires later', facts({ disabledAt: now, expiresAt: later })],
    ['expired', 'it expired while disabled', facts({ disabledAt: earlier, expiresAt: earlier })],
    ['revoked', 'it is revoked', facts({ revokedAt: earlier })],
    ['revoked', 'it expired after', facts({ revokedAt: earlier, expiresAt: earlier })],
    ['revoked', 'it was disabled before', facts({ revokedAt: now, disabledAt: earlier })],
    ['revoked', 'all happened', facts({ revokedAt: now, disabledAt: now, expiresAt: now })],
  ] as const)('is %s when %s', (status, _what, given) => {
    expect(keyStatus(given, now)).toBe(status);
  });
});

test('what is revoked or expired has ended for good; what is disabled has not', () => {
  expect(isEnded(facts({ revokedAt: now }), now)).toBe(true);
  expect(isEnded(facts({ expiresAt: now }), now)).toBe(true);
  expect(isEnded(facts({ disabledAt: now }), now)).toBe(false);
  expect(isEnded(facts({ expiresAt: later }), now)).toBe(false);
});
