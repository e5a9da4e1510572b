import { expect, test } from 'vitest';
import { keysInView } from './keys-in-view';

const key = (id: string) => ({ api_key_id: id });
const ids = (keys: readonly { api_key_id: string }[]) => keys.map(({ api_key_id }) => api_key_id);
const kept = (id: string, place: number) => ({ apiKey: key(id), place });

// Guards a row against vanishing, doubling or moving under the hand that revoked it.
test.each([
  ['one in the middle', ['a', 'c'], [kept('b', 1)], ['a', 'b', 'c']],
  ['first and last', ['b'], [kept('a', 0), kept('c', 2)], ['a', 'b', 'c']],
  ['neighbours, the lower one first', ['a'], [kept('c', 2), kept('b', 1)], ['a', 'b', 'c']],
  ['all there were', [], [kept('b', 1), kept('a', 0)], ['a', 'b']],
  ['behind the end of a list that shrank', ['a'], [kept('z', 9)], ['a', 'z']],
  ['none', ['a', 'b'], [], ['a', 'b']],
] as const)('keys revoked here keep their places: %s', (...row) => {
  const [, listed, ended, expected] = row;
  expect(ids(keysInView(listed.map(key), ended))).toEqual(expected);
});

test('a key that the list holds itself is shown once, as the list has it', () => {
  const listed = [{ api_key_id: 'a', status: 'revoked' }];
  const stale = { apiKey: { api_key_id: 'a', status: 'active' }, place: 0 };
  expect(keysInView(listed, [stale])).toEqual(listed);
});
