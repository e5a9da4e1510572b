import { describe, expect, test } from 'vitest';
import { parseRange } from './byte-range';

const WHOLE = null;
const NONE = 'unsatisfiable';

describe('of ten bytes', () => {
  test.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=0-', { start: 0, end: 9 }],
    ['bytes=9-', { start: 9, end: 9 }],
    ['bytes=3-5', { start: 3, end: 5 }],
    ['bytes=3-99', { start: 3, end: 9 }],
    ['bytes=0-999999999999999', { start: 0, end: 9 }],
    ['bytes=2-18446744073709551615', { start: 2, end: 9 }],
    ['bytes=-18446744073709551615', { start: 0, end: 9 }],
    ['bytes=18446744073709551615-', NONE],
    ['bytes=-1', { start: 9, end: 9 }],
    ['bytes=-10', { start: 0, end: 9 }],
    ['bytes=-11', { start: 0, end: 9 }],
    ['Bytes=1-2', { start: 1, end: 2 }],
    ['bytes= 1-2 ', { start: 1, end: 2 }],
    ['bytes=10-', NONE],
    ['bytes=10-10', NONE],
    ['bytes=99-100', NONE],
    ['bytes=-0', NONE],
    [null, WHOLE],
    ['', WHOLE],
    ['bytes', WHOLE],
    ['bytes=', WHOLE],
    ['bytes=-', WHOLE],
    ['bytes=5-3', WHOLE],
    ['bytes=12-11', WHOLE],
    ['bytes=a-b', WHOLE],
    ['bytes=0x0-5', WHOLE],
    ['bytes=1.5-3', WHOLE],
    ['bytes=--1', WHOLE],
    ['bytes=+1-2', WHOLE],
    ['bytes=0-1,3-4', WHOLE],
    ['bytes=0-1,', WHOLE],
    ['items=0-1', WHOLE],
    ['bytes=0-1 2', WHOLE],
    [`bytes=${'9'.repeat(400)}-`, WHOLE],
  ] as const)('%s means %j', (header, expected) => {
    expect(parseRange(header, 10)).toEqual(expected);
  });
});

describe('of no byte', () => {
  test.each([
    ['bytes=0-', NONE],
    ['bytes=0-0', NONE],
    ['bytes=-1', NONE],
    [null, WHOLE],
  ] as const)('%s means %j', (header, expected) => {
    expect(parseRange(header, 0)).toEqual(expected);
  });
});
