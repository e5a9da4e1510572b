import { expect, test } from 'vitest';
import { changesOf, fieldLabel } from './change-list';

test('fields are told once, with what they were and what they became', () => {
  const changes = {
    before: { name: 'Old', scopes: ['upload'] },
    after: { name: 'New', expires_at: null },
  };
  expect(changesOf({ changes })).toEqual([
    { field: 'name', before: 'Old', after: 'New' },
    { field: 'scopes', before: ['upload'], after: undefined },
    { field: 'expires_at', before: undefined, after: null },
  ]);
});

test('what is told without a before is told too', () => {
  expect(changesOf({ changes: { password: 'changed' } })).toEqual([
    { field: 'password', before: undefined, after: 'changed' },
  ]);
  expect(changesOf({ changes: {} })).toEqual([]);
});

test('a field is written as words', () => {
  expect(fieldLabel('max_file_size_mb')).toBe('Max file size mb');
});
