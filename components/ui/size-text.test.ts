import { expect, test } from 'vitest';
import { sizeText, withSizes } from './size-text';

// Guards sizes against reading as another order of magnitude.
test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1 KiB'],
  [1536, '1.5 KiB'],
  [4 * 1024 ** 2, '4 MiB'],
  [4 * 1024 ** 2 + 1, '4 MiB'],
  [1024 ** 2 - 1, '1 MiB'],
  [1023.4 * 1024, '1023 KiB'],
  [5 * 1024 ** 3, '5 GiB'],
  [1024 ** 4, '1 TiB'],
  [3000 * 1024 ** 4, '3000 TiB'],
  [1024 ** 5 - 1, '1024 TiB'],
])('%i bytes are "%s"', (bytes, text) => expect(sizeText(bytes)).toBe(text));

test('a reason of the server says its bytes in the same words', () => {
  expect(withSizes('the context allows 1048576 bytes, not 12 bytes')).toBe(
    'the context allows 1 MiB, not 12 B',
  );
});
