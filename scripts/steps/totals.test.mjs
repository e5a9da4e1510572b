import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inProject } from './project.mjs';
import { namesOf, playwrightResults, sumTotals, totalsLine, vitestResults } from './totals.mjs';

let folder;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-totals-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function report(content) {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitestReport = (...testResults) =>
  report({
    testResults: testResults.map(([name, status, ...statuses]) => ({
      name: inProject(name),
      status,
      message: 'cannot be loaded\nat line 1',
      assertionResults: statuses.map((state) => ({
        status: state,
        fullName: `is ${state}`,
        failureMessages:
          state === 'failed' ? ['Error: \u001b[31mone is not two\u001b[39m\n  at b.test.ts'] : [],
      })),
    })),
  });

const totals = (results) => sumTotals([{ results, exitCode: 1 }]);

test('the tests of a file are counted, and the failed ones named with their reason', () => {
  const file = vitestReport(
    ['lib/a.test.ts', 'passed', 'passed', 'passed', 'skipped', 'todo'],
    ['lib/b.test.ts', 'failed', 'passed', 'failed'],
  );
  expect(totals(vitestResults(file))).toEqual({
    passed: 3,
    failed: 1,
    skipped: 2,
    failures: [{ name: 'lib/b.test.ts: is failed', reason: 'Error: one is not two' }],
    secondTry: [],
  });
});

test('a test file that does not even load counts as failed', () => {
  const results = vitestResults(
    vitestReport(['a.test.ts', 'passed', 'passed'], ['b.test.ts', 'failed']),
  );
  const failures = [{ name: 'b.test.ts', reason: 'cannot be loaded' }];
  expect(totals(results)).toMatchObject({ passed: 1, failed: 1, failures });
});

test('a runner that died without a report counts as failed', () => {
  const nowhere = path.join(folder, 'nowhere.json');
  expect(totals(vitestResults(nowhere))).toMatchObject({ passed: 0, failed: 1 });
  expect(totals(playwrightResults(nowhere))).toMatchObject({ passed: 0, failed: 1 });
});

const spec = (title, status) => ({
  title,
  tests: [{ status, results: [{ error: { message: `${title} failed\nhere` } }, {}] }],
});

test("Playwright's stories are counted at any depth, and what passed only when told again is named", () => {
  const inner = { specs: [spec('three', 'unexpected'), spec('four', 'skipped')] };
  const suite = { file: 'a.spec.ts', specs: [spec('one', 'expected'), spec('two', 'flaky')] };
  const file = report({ suites: [{ ...suite, suites: [inner] }], errors: [] });
  expect(totals(playwrightResults(file))).toEqual({
    passed: 2,
    failed: 1,
    skipped: 1,
    failures: [{ name: 'e2e/a.spec.ts: three', reason: 'three failed' }],
    secondTry: [{ name: 'e2e/a.spec.ts: two', reason: 'two failed' }],
  });
});

test('what Playwright could not load counts as failed', () => {
  const suite = { file: 'a.spec.ts', specs: [spec('one', 'expected')] };
  const file = report({ suites: [suite], errors: [{ message: 'no such file' }] });
  const failures = [{ name: 'no such file', reason: '' }];
  const expected = { passed: 1, failed: 1, failures };
  expect(totals(playwrightResults(file))).toMatchObject(expected);
});

const run = (passed, failed, exitCode) => ({
  results: [{ passed, failed, skipped: 0, failures: [], secondTry: [] }],
  exitCode,
});

test('a run is green only when every runner ran something and ended well', () => {
  expect(sumTotals([run(5, 0, 0), run(2, 0, 0)]).failed).toBe(0);
  expect(sumTotals([run(5, 0, 0), run(0, 0, 0)]).failed).toBe(1);
  expect(sumTotals([run(5, 0, 1), run(2, 0, 0)]).failed).toBe(1);
  expect(sumTotals([run(5, 2, 1), run(2, 0, 0)]).failed).toBe(2);
});

test('the last lines are plain', () => {
  expect(totalsLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  expect(totalsLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
  expect(namesOf({ failures: [], secondTry: [] })).toEqual([]);
  const lines = ['Passed only when run again:', '  two', 'Failed:', '  one', '    it broke'];
  const failures = [{ name: 'one', reason: 'it broke' }];
  expect(namesOf({ failures, secondTry: [{ name: 'two', reason: '' }] })).toEqual(lines);
});
