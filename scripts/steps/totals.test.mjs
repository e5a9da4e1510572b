import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { playwrightTotals, sumTotals, totalsLine, vitestTotals } from './totals.mjs';

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

const vitestReport = (testResults) => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults,
});

test('a test file that does not even load counts as failed', () => {
  const suites = [
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
    { status: 'failed', assertionResults: [] },
  ];
  expect(vitestTotals(report(vitestReport(suites)))).toEqual({ passed: 3, failed: 1, skipped: 1 });
});

test('a runner that died without a report counts as failed', () => {
  const nowhere = path.join(folder, 'nowhere.json');
  expect(vitestTotals(nowhere)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(playwrightTotals(nowhere)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('what Playwright could not load counts as failed', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  const file = report({ stats, errors: [{ message: 'no such file' }] });
  expect(playwrightTotals(file)).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

const run = (passed, failed, exitCode) => ({ passed, failed, skipped: 0, exitCode });

test('a run is green only when every runner ran something and ended well', () => {
  expect(sumTotals([run(5, 0, 0), run(2, 0, 0)]).failed).toBe(0);
  expect(sumTotals([run(5, 0, 0), run(0, 0, 0)]).failed).toBe(1);
  expect(sumTotals([run(5, 0, 1), run(2, 0, 0)]).failed).toBe(1);
  expect(sumTotals([run(5, 2, 1), run(2, 0, 0)]).failed).toBe(2);
});

test('the last line is plain', () => {
  expect(totalsLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  expect(totalsLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
});
