import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filesToLookAtAgain, ONE_LOOK, withSecondLook } from './second-look.mjs';

const failed = (name) => ({ name, reason: `${name} took too long` });

const result = (file, names = [], passed = 3) => ({
  file,
  passed: passed - names.length,
  failed: names.length,
  skipped: 0,
  failures: names.map(failed),
  secondTry: [],
});

test('what drives servers and tools is looked at again, and only what failed', () => {
  const results = [result('scripts/start.test.ts', ['starts']), result('lib/start/a.test.ts')];
  expect(filesToLookAtAgain(results)).toEqual(['scripts/start.test.ts']);
});

test.each(['lib/auth/token.test.ts', 'lib/keys/key-races.test.ts', 'lib/files/quota.test.ts'])(
  'a failure in %s is final: a race that is lost once is lost',
  (file) => {
    expect(filesToLookAtAgain([result(file, ['holds'])])).toEqual([]);
  },
);

test.each(ONE_LOOK)('%s is there', (place) => {
  expect(existsSync(place)).toBe(true);
});

test('a runner without a report, and a failure of many files, are final', () => {
  expect(filesToLookAtAgain([result('', ['no report'])])).toEqual([]);
  const many = Array.from({ length: 6 }, (_, n) => result(`scripts/${n}.test.ts`, ['works']));
  expect(filesToLookAtAgain(many)).toEqual([]);
  expect(filesToLookAtAgain(many.slice(1))).toHaveLength(5);
});

test('the second look counts, names what it mended, and changes nothing else', () => {
  const first = [
    result('scripts/start.test.ts', ['a', 'b']),
    result('lib/keys/races.test.ts', ['c']),
    result('lib/env.test.ts'),
  ];
  // The same test may fail for another reason.
  const again = {
    ...result('scripts/start.test.ts', ['b']),
    failures: [{ name: 'b', reason: '' }],
  };
  const merged = withSecondLook(first, [again]);
  expect(merged).toEqual([{ ...again, secondTry: [failed('a')] }, first[1], first[2]]);
});
