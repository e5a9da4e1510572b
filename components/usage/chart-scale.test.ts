import { expect, test } from 'vitest';
import { axisEnd, totalOf } from './chart-scale';

// Guards the chart against bars that leave it, or that nobody sees.
test.each([
  [0, 2],
  [1, 2],
  [3, 5],
  [10, 10],
  [11, 20],
  [99, 100],
  [501, 1000],
  [1000, 1000],
])('an axis for %i ends at %i', (largest, end) => expect(axisEnd(largest)).toBe(end));

test('accepted and refused are added apart', () => {
  const days = [
    { accepted: 1, refused: 2 },
    { accepted: 3, refused: 0 },
  ];
  expect(totalOf(days)).toEqual({ accepted: 4, refused: 2 });
  expect(totalOf([])).toEqual({ accepted: 0, refused: 0 });
});
