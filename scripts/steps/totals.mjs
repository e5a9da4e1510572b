import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './project.mjs';

/**
 * What a runner told about one test file.
 * @typedef {{ file: string, passed: number, failed: number, skipped: number, failures: string[], secondTry: string[] }} FileResult
 *   `failures` and `secondTry` name the tests that failed, and those that passed only when they were run again
 */

/**
 * @param {string} report Vitest's JSON
 * @returns {FileResult[]}
 */
export function vitestResults(report) {
  if (!existsSync(report)) return [withoutTests('Vitest left no report')];
  return JSON.parse(readFileSync(report, 'utf8')).testResults.map((suite) => {
    const file = path.relative(ROOT, suite.name);
    const having = (...states) =>
      suite.assertionResults.filter((test) => states.includes(test.status));
    const failures = having('failed').map((test) => `${file}: ${test.fullName}`);
    // A file that fails before its first test has no failed test to count.
    if (suite.status === 'failed' && failures.length === 0) failures.push(file);
    return {
      file,
      passed: having('passed').length,
      failed: failures.length,
      skipped: having('skipped', 'pending', 'todo', 'disabled').length,
      failures,
      secondTry: [],
    };
  });
}

/**
 * @param {string} report Playwright's JSON
 * @returns {FileResult[]}
 */
export function playwrightResults(report) {
  if (!existsSync(report)) return [withoutTests('Playwright left no report')];
  const { suites, errors } = JSON.parse(readFileSync(report, 'utf8'));
  const files = suites.map((suite) => {
    const tests = testsOf(suite);
    const having = (status) => tests.filter((test) => test.status === status);
    const names = (status) => having(status).map(({ title }) => `e2e/${suite.file}: ${title}`);
    return {
      file: suite.file,
      passed: having('expected').length + having('flaky').length,
      failed: having('unexpected').length,
      skipped: having('skipped').length,
      failures: names('unexpected'),
      secondTry: names('flaky'),
    };
  });
  // What could not be loaded stands beside the files.
  return [...files, ...errors.map(({ message }) => withoutTests(message))];
}

function testsOf({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ title, tests }) => tests.map(({ status }) => ({ title, status })));
  return [...own, ...suites.flatMap(testsOf)];
}

const withoutTests = (reason) => ({
  file: '',
  passed: 0,
  failed: 1,
  skipped: 0,
  failures: [reason],
  secondTry: [],
});

/**
 * One total of several runners. A runner that ended badly with every test passed, or that ran none, counts as failed.
 * @param {{ results: FileResult[], exitCode: number }[]} runs
 */
export function sumTotals(runs) {
  const sum = { passed: 0, failed: 0, skipped: 0, failures: [], secondTry: [] };
  for (const { results, exitCode } of runs) {
    const count = (what) => results.reduce((total, result) => total + result[what], 0);
    const isSilentFailure = count('failed') === 0 && (exitCode !== 0 || count('passed') === 0);
    sum.passed += count('passed');
    sum.failed += count('failed') + (isSilentFailure ? 1 : 0);
    sum.skipped += count('skipped');
    sum.failures.push(...results.flatMap(({ failures }) => failures));
    sum.secondTry.push(...results.flatMap(({ secondTry }) => secondTry));
  }
  return sum;
}

/** "12 passed, 0 failed", and ", 1 skipped" when there is one. */
export const totalsLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** The names of the tests that failed, and of those that failed at first, for whoever sees only the end of the output. */
export function namesOf({ failures, secondTry }) {
  const list = (title, names) =>
    names.length === 0 ? [] : [title, ...names.map((name) => `  ${name}`)];
  return [...list('Passed only when run again:', secondTry), ...list('Failed:', failures)];
}
