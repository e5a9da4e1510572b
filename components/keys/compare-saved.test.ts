import { describe, expect, test } from 'vitest';
import { compareSaved } from './compare-saved';

const SECRET = 'uk_test_0123456789abcdefghijABCDEFGHIJ01234567';

describe('what was saved is the key', () => {
  test.each([
    SECRET,
    `  ${SECRET}\n`,
    `UPLOADKIT_API_KEY=${SECRET}`,
    `UPLOADKIT_API_KEY="${SECRET}"\n`,
    `export UPLOADKIT_API_KEY='${SECRET}'`,
  ])('%j', (saved) => {
    expect(compareSaved(saved, SECRET)).toBe('same');
  });
});

describe('what was saved is not the key', () => {
  test.each([
    ['one character less', SECRET.slice(0, -1), 'incomplete'],
    ['one character more', `${SECRET}8`, 'different'],
    ['another case', SECRET.toLowerCase(), 'different'],
    ['another character', SECRET.replace('9', '8'), 'different'],
    ['a blank inside', `${SECRET.slice(0, 20)} ${SECRET.slice(20)}`, 'different'],
    ['the beginning missing', SECRET.slice(1), 'different'],
    ['another variable', `API_KEY=${SECRET}`, 'different'],
    ['a quote that does not close', `"${SECRET}`, 'different'],
    ['blanks only', ' \n', 'empty'],
    ['the variable only', 'UPLOADKIT_API_KEY=', 'empty'],
  ] as const)('%s', (_, saved, outcome) => {
    expect(compareSaved(saved, SECRET)).toBe(outcome);
  });
});
