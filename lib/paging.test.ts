import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { containing, pagingFields } from './paging';

const Query = z.strictObject(pagingFields);

test('a list that is asked for nothing gives its first page of 50', () => {
  expect(Query.parse({})).toEqual({ page: 1, page_size: 50 });
});

test.each(['1', '100', '007'])('a page size of %s is taken', (page_size) => {
  expect(Query.parse({ page_size }).page_size).toBe(Number(page_size));
});

describe('refused is', () => {
  test.each([
    ['page', '0'],
    ['page', '-1'],
    ['page', '1.5'],
    ['page', '1e9'],
    ['page', '1000001'],
    ['page', '99999999999999999999'],
    ['page', 'NaN'],
    ['page', 'Infinity'],
    ['page', '0x10'],
    ['page', ' 1'],
    ['page', '+1'],
    ['page', '１'],
    ['page', ''],
    ['page_size', '0'],
    ['page_size', '101'],
    ['page_size', '1000000000'],
    ['page_size', '-50'],
  ])('%s=%s', (name, value) => {
    expect(Query.safeParse({ [name]: value }).success).toBe(false);
  });
});

test('what people search for means itself, not a pattern', () => {
  const mode = 'insensitive';
  expect(containing('100%_sure\\maybe')).toEqual([{ contains: '100\\%\\_sure\\\\maybe', mode }]);
  expect(containing('plain')).toEqual([{ contains: 'plain', mode }]);
});
