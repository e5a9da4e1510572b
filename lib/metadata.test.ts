import { describe, expect, test } from 'vitest';
import { Metadata } from './metadata';

const problemOf = (value: unknown) => Metadata.safeParse(value).error?.issues[0]?.message ?? null;
const parsed = (json: string): unknown => JSON.parse(json);
const nested = (levels: number): unknown =>
  parsed(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
const wide = (keys: number) =>
  Object.fromEntries(Array.from({ length: keys }, (_, n) => [`k${n}`, 1]));
const sized = (bytes: number) => ({ a: 'x'.repeat(bytes - '{"a":""}'.length) });

describe('kept as it is', () => {
  test.each([
    [{}],
    [{ order: 7, tags: ['a', 'b'], nested: { deep: [null, true, 1.5] } }],
    [{ 'any key!': 'ключ', '': 0 }],
    [nested(8)],
    [wide(200)],
    [sized(4096)],
  ])('%j', (value) => {
    expect(Metadata.parse(value)).toEqual(value);
  });
});

describe('refused, with the reason, is', () => {
  test.each([
    ['a list', [], 'must be a JSON object'],
    ['text', 'text', 'must be a JSON object'],
    ['null', null, 'must be a JSON object'],
    ['nothing', undefined, 'must be a JSON object'],
    ['a ninth level', nested(9), 'must be at most 8 levels deep'],
    ['a ninth level of lists', { a: [[[[[[[[1]]]]]]]] }, 'must be at most 8 levels deep'],
    ['two hundred thousand levels', nested(200_000), 'must be at most 8 levels deep'],
    ['key number 201', wide(201), 'must have at most 200 keys'],
    ['key number 201, further down', { a: wide(200) }, 'must have at most 200 keys'],
    ['byte number 4,097', sized(4097), 'must be at most 4096 bytes as JSON'],
    ['4,097 bytes in fewer characters', { a: 'é'.repeat(2045) }, 'must be at most 4096 bytes'],
    ['U+0000 in a value', { a: 'b\u0000' }, 'contains unsafe characters'],
    ['U+0000 in a key', { 'a\u0000': 1 }, 'contains unsafe characters'],
    ['U+0000 far down', { a: [{ b: ['\u0000'] }] }, 'contains unsafe characters'],
    ['half a character', { a: '\ud800' }, 'contains unsafe characters'],
    ['text turned around', { a: '\u202e' }, 'contains unsafe characters'],
    ['a key __proto__', parsed('{"__proto__":{"admin":true}}'), 'has a key that is not allowed'],
    ['__proto__ far down', parsed('{"a":[{"__proto__":1}]}'), 'has a key that is not allowed'],
    ['a key constructor', { constructor: 1 }, 'has a key that is not allowed'],
    ['a key prototype', { prototype: 1 }, 'has a key that is not allowed'],
  ])('%s', (_what, value, problem) => {
    expect(problemOf(value)).toContain(problem);
  });
});

test.each([[undefined], [Number.NaN], [Infinity], [new Date(0)], [() => 1], [Symbol('a')]])(
  'a value that JSON has no word for does not get through',
  (value) => {
    expect(Metadata.safeParse({ a: value }).success).toBe(false);
  },
);

test('no prototype was touched by any of it', () => {
  Metadata.safeParse(parsed('{"__proto__":{"polluted":true},"constructor":{"prototype":{}}}'));
  expect('polluted' in {}).toBe(false);
});
