import { expect, test } from 'vitest';
import { refusedByCode } from './refused-by-code';

test('refusals are added up by their code over all days, the most frequent first', () => {
  const days = [
    { refused_by_code: { rate_limited: 2, not_found: 1 } },
    { refused_by_code: {} },
    { refused_by_code: { not_found: 4, file_rejected: 2 } },
  ];
  expect(refusedByCode(days)).toEqual([
    { code: 'not_found', requests: 5 },
    { code: 'file_rejected', requests: 2 },
    { code: 'rate_limited', requests: 2 },
  ]);
});
