import { expect, test } from 'vitest';
import { BatchedWrites } from './batched-writes';

type Batch = [string, number][];

/** Batched writes that record what was written, and fail as often as asked. */
function recorder(failures = 0) {
  const written: Batch[] = [];
  let left = failures;
  const writes = new BatchedWrites<number>('things', (batch) => {
    if (left-- > 0) return Promise.reject(new Error('the database is away'));
    written.push(batch);
    return Promise.resolve();
  });
  return { writes, written };
}

test('many notes of one id are one write of the last', async () => {
  const { writes, written } = recorder();
  for (let n = 0; n < 100; n++) writes.note('a', n);
  writes.note('b', 1);
  await writes.flush();
  expect(written).toEqual([
    [
      ['a', 99],
      ['b', 1],
    ],
  ]);
});

test('what was written is not written again, and nothing is no write', async () => {
  const { writes, written } = recorder();
  writes.note('a', 1);
  await writes.flush();
  await writes.flush();
  expect(written).toHaveLength(1);
});

test('a failed write loses no note, and an older one never takes the place of a newer', async () => {
  const { writes, written } = recorder(1);
  writes.note('a', 1);
  writes.note('b', 1);
  const failing = writes.flush();
  writes.note('a', 2);
  await failing;
  await writes.flush();
  expect(Object.fromEntries(written.flat())).toEqual({ a: 2, b: 1 });
});

test('writes follow one another, never side by side', async () => {
  let running = 0;
  let most = 0;
  const writes = new BatchedWrites<number>('things', async () => {
    most = Math.max(most, (running += 1));
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  });
  const flushes = ['a', 'b', 'c'].map((id) => {
    writes.note(id, 1);
    return writes.flush();
  });
  await Promise.all(flushes);
  expect(most).toBe(1);
});
