import { afterEach, expect, test, vi } from 'vitest';
import { BatchedWrites } from './batched-writes';

afterEach(() => void vi.useRealTimers());

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

test('a note that is urgent takes the others with it, and one that is not does not put it off', async () => {
  vi.useFakeTimers();
  const { writes, written } = recorder();
  writes.note('a', 1);
  writes.note('b', 1, 100);
  writes.note('c', 1);
  await vi.advanceTimersByTimeAsync(99);
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(Object.fromEntries(written.flat())).toEqual({ a: 1, b: 1, c: 1 });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(written).toHaveLength(1);
});

test('after an urgent note the next one waits its own time', async () => {
  vi.useFakeTimers();
  const { writes, written } = recorder();
  writes.note('a', 1, 100);
  await vi.advanceTimersByTimeAsync(100);
  writes.note('a', 2);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(written).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(written).toHaveLength(2);
});
