import { expect, test, vi } from 'vitest';
import { singleton } from './singleton';

test('two bundles in one process share one pool: a second copy of the module gets the first’s value', async () => {
  const made = singleton('shared', () => ({ by: 'the first bundle' }));
  vi.resetModules();
  const second = await import('./singleton');
  expect(second.singleton).not.toBe(singleton);
  expect(second.singleton('shared', () => ({ by: 'the second bundle' }))).toBe(made);
});

test('it is made once, and only when it is needed', () => {
  let made = 0;
  const make = () => (made += 1);
  expect(made).toBe(0);
  for (let use = 0; use < 3; use++) expect(singleton('counted', make)).toBe(1);
});

test('names do not get in each other’s way', () => {
  expect(singleton('one', () => 1)).toBe(1);
  expect(singleton('two', () => 2)).toBe(2);
});

test('null and false are values like others', () => {
  expect(singleton('nothing', () => null)).toBe(null);
  expect(singleton<boolean | null>('nothing', () => true)).toBe(null);
});

test('what could not be made is tried again, instead of being broken for ever', () => {
  const fail = () => {
    throw new Error('not yet');
  };
  expect(() => singleton('late', fail)).toThrow('not yet');
  expect(singleton('late', () => 'now')).toBe('now');
});
