import { expect, test } from 'vitest';
import { keysInView } from './keys-in-view';

const key = (id: string, minute: number) => ({
  api_key_id: id,
  created_at: `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`,
});
const ids = (keys: readonly { api_key_id: string }[]) => keys.map(({ api_key_id }) => api_key_id);

// Guards a row against vanishing, doubling or moving under the hand that revoked it.
test('a key revoked here keeps its place, newest first', () => {
  const listed = [key('new', 30), key('old', 10)];
  expect(ids(keysInView(listed, [key('revoked', 20)]))).toEqual(['new', 'revoked', 'old']);
});

test('a key that the list holds itself is shown once, as the list has it', () => {
  const listed = [key('new', 30), key('revoked', 20)];
  expect(keysInView(listed, [key('revoked', 20)])).toBe(listed);
});
