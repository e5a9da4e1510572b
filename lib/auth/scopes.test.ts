import { expect, test } from 'vitest';
import { effectiveScopes, hasScope, SCOPES, scopesThatAllow } from './scopes';

test('a key may do what its scopes say and nothing beside', () => {
  for (const held of SCOPES) {
    for (const needed of SCOPES) {
      expect([held, needed, hasScope([held], needed)]).toEqual([
        held,
        needed,
        held === needed || held === 'admin',
      ]);
    }
  }
});

test('a key without scopes may do nothing', () => {
  for (const needed of SCOPES) expect(hasScope([], needed)).toBe(false);
});

test('all other scopes together are not admin', () => {
  expect(hasScope(['upload', 'download', 'metadata', 'delete'], 'admin')).toBe(false);
});

test('admin is told as everything it amounts to, and nothing else grows', () => {
  expect(effectiveScopes(['admin'])).toEqual(SCOPES);
  expect(effectiveScopes(['upload', 'admin'])).toEqual(SCOPES);
  expect(effectiveScopes(['upload', 'delete'])).toEqual(['upload', 'delete']);
  expect(effectiveScopes([])).toEqual([]);
});

// Guards a list filtered by scope against leaving out a key that may do it, or naming one that may not.
test('what is sought by scope and what a key may do agree', () => {
  for (const held of SCOPES) {
    for (const needed of SCOPES) {
      expect([held, needed, scopesThatAllow(needed).includes(held)]).toEqual([
        held,
        needed,
        hasScope([held], needed),
      ]);
    }
  }
});
