import { expect, test } from 'vitest';
import { takes } from './upload-target';

const rules = (allowed_extensions: string[], max_file_size_mb = 10) => ({
  ...{ context_key: 'docs', allowed_extensions, max_file_size_mb },
});
const MIB = 1024 * 1024;

// Guards the promise beside the drop zone: it must not name a size that the plan refuses.
test.each([
  [rules([]), 4 * MIB, 'docs takes files of every kind up to 4 MiB each.'],
  [rules(['pdf', 'png'], 2), 4 * MIB, 'docs takes pdf, png files up to 2 MiB each.'],
  [
    rules(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']),
    512 * MIB,
    'docs takes a, b, c, d, e, f and 2 more kinds up to 10 MiB each.',
  ],
])('%j on a plan of %i bytes', (context, largestFile, text) => {
  expect(takes(context, largestFile)).toBe(text);
});
