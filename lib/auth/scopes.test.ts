import { expect, test } from 'vitest';
import { effectiveScopes, hasScope, SCOPES } from './scopes';

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
