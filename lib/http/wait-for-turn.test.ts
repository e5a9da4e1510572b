import { expect, test } from 'vitest';
import { waitForTurn } from './wait-for-turn';

test('of those who arrive together, one is let through in a turn of the event loop', async () => {
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const passed = await Promise.all(
    Array.from({ length: 50 }, () => waitForTurn().then(() => turns)),
  );
  isOver = true;
  expect(new Set(passed).size).toBe(50);
  expect(passed).toEqual(passed.toSorted((a, b) => a - b));
});
