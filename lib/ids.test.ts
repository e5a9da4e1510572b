import { expect, test } from 'vitest';
import { newId } from './ids';

test('an id is its type and 32 hex digits', () => {
  for (const prefix of ['ten', 'usr', 'prj', 'key', 'ctx', 'file', 'aud', 'ses'] as const)
    expect(newId(prefix)).toMatch(new RegExp(`^${prefix}_[0-9a-f]{32}$`));
});

test('ids sort by the time they were made, even within one millisecond, so that pages never skip a row', () => {
  const ids = Array.from({ length: 10_000 }, () => newId('key'));
  expect([...ids].sort()).toEqual(ids);
});

test('no id comes twice', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId('file'))).size).toBe(10_000);
});

test('an id tells when it was made', () => {
  const before = Date.now();
  const madeAt = Number.parseInt(newId('usr').slice(4, 16), 16);
  expect(madeAt).toBeGreaterThanOrEqual(before);
  expect(madeAt).toBeLessThanOrEqual(Date.now());
});
