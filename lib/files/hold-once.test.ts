import { expect, test } from 'vitest';
import { holdOnce } from './hold-once';

function counted() {
  const counts = { held: 0, released: 0 };
  const hold = () => {
    counts.held += 1;
    const release = () => Promise.resolve(void (counts.released += 1));
    return Promise.resolve({ path: '/somewhere', release });
  };
  return { counts, hold };
}

test('who asks several times holds a file once, and lets it go once', async () => {
  const { counts, hold } = counted();
  const paths = await holdOnce(hold, async (localPath) => {
    const both = await Promise.all([localPath(), localPath()]);
    return [...both, await localPath(), String(counts.released)];
  });
  expect(paths).toEqual(['/somewhere', '/somewhere', '/somewhere', '0']);
  expect(counts).toEqual({ held: 1, released: 1 });
});

test('who never asks holds nothing', async () => {
  const { counts, hold } = counted();
  expect(await holdOnce(hold, () => Promise.resolve('nothing'))).toBe('nothing');
  expect(counts).toEqual({ held: 0, released: 0 });
});

test('a stage that refuses lets the file go too', async () => {
  const { counts, hold } = counted();
  const refused = holdOnce(hold, async (localPath) => {
    await localPath();
    throw new Error('refused');
  });
  await expect(refused).rejects.toThrow('refused');
  expect(counts).toEqual({ held: 1, released: 1 });
});

test('a file that cannot be held says so', async () => {
  const refused = holdOnce(
    () => Promise.reject(new Error('the bucket is away')),
    (localPath) => localPath(),
  );
  await expect(refused).rejects.toThrow('the bucket is away');
});
